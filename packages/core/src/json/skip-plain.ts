const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/** 1 for the octets that stand for themselves inside a string. */
const plain = Uint8Array.from({ length: 256 }, (_, octet) =>
  octet >= 0x20 && octet < 0x80 && octet !== QUOTE && octet !== BACKSLASH ? 1 : 0,
);

/** Octets that are looked at one by one before a view of words pays. */
const FIRST_OCTETS = 64;
/** Octets that must be left for that. */
const LONG = 192;

/* The same octet in each place of a word. */
const HIGH_BITS = 0x80808080 | 0;
const LOW_BITS = 0x01010101;
const SPACES = 0x20202020;
const QUOTES = 0x22222222;
const BACKSLASHES = 0x5c5c5c5c;

/** Passes over the octets of a string that stand for themselves; returns where the first other one is, or the end. */
export function skipPlain(bytes: Uint8Array, start: number): number {
  return bytes.length - start < LONG ? skipOctets(bytes, start, bytes.length) : skipLong(bytes, start);
}

function skipLong(bytes: Uint8Array, start: number): number {
  const first = start + FIRST_OCTETS;
  const at = skipOctets(bytes, start, first);
  if (at < first) return at;
  return skipOctets(bytes, skipWords(bytes, skipOctets(bytes, at, align(bytes, at))), bytes.length);
}

/** Four at a time, which is twice as fast. */
function skipOctets(bytes: Uint8Array, start: number, end: number): number {
  const last = end - 4;
  let at = start;
  while (
    at <= last &&
    (isPlain(bytes, at) & isPlain(bytes, at + 1) & isPlain(bytes, at + 2) & isPlain(bytes, at + 3)) === 1
  )
    at += 4;
  while (at < end && isPlain(bytes, at) === 1) at++;
  return at;
}

function isPlain(bytes: Uint8Array, at: number): number {
  return plain[bytes[at] as number] as number;
}

/** The next position at which a word of memory begins. */
function align(bytes: Uint8Array, at: number): number {
  return at + (-(bytes.byteOffset + at) & 3);
}

/** Stops at most one pair of words early, or at once where no word begins. */
function skipWords(bytes: Uint8Array, start: number): number {
  const offset = bytes.byteOffset + start;
  if ((offset & 3) !== 0) return start;
  const words = new Int32Array(bytes.buffer, offset, (bytes.length - start) >> 2);
  let at = 0;
  while (at + 1 < words.length && (marks(words[at] as number) | marks(words[at + 1] as number)) === 0) at += 2;
  return start + 4 * at;
}

/**
 * 0 if all four octets of a word are plain. A subtraction leaves the high bit of an octet set that is less than what is
 * subtracted; it borrows from the next one only then, so that 0 is never wrong.
 */
function marks(word: number): number {
  const quotes = (word ^ QUOTES) - LOW_BITS;
  const backslashes = (word ^ BACKSLASHES) - LOW_BITS;
  return (word | (word - SPACES) | quotes | backslashes) & HIGH_BITS;
}
