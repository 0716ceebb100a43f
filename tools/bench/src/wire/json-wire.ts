import type { Wire } from "./wire.ts";

const COMMA = 0x2c;
const SPACE = 0x20;
const ZERO = 0x30;
const NINE = 0x39;

/** JSON, ASCII only. */
export const jsonWire: Wire = {
  name: "json",
  binary: false,
  encode: (message) => Buffer.from(JSON.stringify(message)),
  typeAt: (bytes, start) => readDigits(bytes, start + 1),
  idAt: (bytes, start) => afterComma(bytes, start),
  idEnd: (bytes, at) => digitsEnd(bytes, at),
  readId: (bytes, at) => readDigits(bytes, at),
  idLength: (id) => decimalLength(id),
  writeId(out, at, id) {
    let rest = id;
    for (let position = at + decimalLength(id) - 1; position >= at; position--) {
      const tenth = Math.floor(rest / 10);
      out[position] = ZERO + rest - tenth * 10;
      rest = tenth;
    }
  },
};

function afterComma(bytes: Buffer, start: number): number {
  let at = start;
  while (bytes[at] !== COMMA) at++;
  do at++;
  while (bytes[at] === SPACE);
  return at;
}

function digitsEnd(bytes: Buffer, at: number): number {
  let end = at;
  while ((bytes[end] as number) >= ZERO && (bytes[end] as number) <= NINE) end++;
  return end;
}

function readDigits(bytes: Buffer, at: number): number {
  let value = 0;
  const end = digitsEnd(bytes, at);
  for (let position = at; position < end; position++) value = value * 10 + (bytes[position] as number) - ZERO;
  return value;
}

function decimalLength(id: number): number {
  let length = 1;
  for (let bound = 10; id >= bound; bound *= 10) length++;
  return length;
}
