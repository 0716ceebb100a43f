/**
 * Passes over one UTF-8 sequence of two to four octets (RFC 3629: no overlong forms, no surrogates,
 * nothing above U+10FFFF).
 * @returns the offset behind it, or `at` itself if it is malformed or cut off.
 */
export function skipUtf8(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] as number;
  if (lead < 0xc2 || lead > 0xf4) return at;
  const length = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
  if (at + length > bytes.length) return at;
  const second = bytes[at + 1] as number;
  if (second < leastSecond(lead) || second > mostSecond(lead)) return at;
  for (let index = 2; index < length; index++) {
    if (((bytes[at + index] as number) & 0xc0) !== 0x80) return at;
  }
  return at + length;
}

function leastSecond(lead: number): number {
  return lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
}

function mostSecond(lead: number): number {
  return lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
}
