import type { Dict } from "@junctor/core";
import type { IdlEnum, IdlField, IdlTable } from "./idl-file.ts";

const integer = (bits: number, signed: boolean): Dict => {
  const limit = 2 ** (signed ? bits - 1 : bits);
  return bits > 32
    ? { type: "integer", ...(!signed && { minimum: 0 }) }
    : { type: "integer", minimum: signed ? -limit : 0, maximum: limit - 1 };
};

/** The scalar types of FlatBuffers; what 64 bits hold is not bounded above, since JSON has no such number. */
const scalars: { readonly [type: string]: Dict } = {
  bool: { type: "boolean" },
  byte: integer(8, true),
  int8: integer(8, true),
  ubyte: integer(8, false),
  uint8: integer(8, false),
  short: integer(16, true),
  int16: integer(16, true),
  ushort: integer(16, false),
  uint16: integer(16, false),
  int: integer(32, true),
  int32: integer(32, true),
  uint: integer(32, false),
  uint32: integer(32, false),
  long: integer(64, true),
  int64: integer(64, true),
  ulong: integer(64, false),
  uint64: integer(64, false),
  float: { type: "number" },
  float32: { type: "number" },
  double: { type: "number" },
  float64: { type: "number" },
  string: { type: "string" },
};

/** Attributes that are formats of `@junctor/schema`, by the type they stand at (spec: AP-IDL-02, AP-IDL-03). */
const formats: { readonly [type: string]: readonly string[] } = {
  string: [
    "wampname",
    "wampname_s",
    "wampuri",
    "wampuri_s",
    "wampuri_p",
    "wampuri_sp",
    "wampuri_pp",
    "wampuri_spp",
    "uuid",
  ],
  uint64: ["wampid"],
  ulong: ["wampid"],
  int64: ["wampid"],
};

/** The schema of a scalar, of the items if it is a list; undefined if its type is declared by a file. */
export function scalarSchema({ type, attributes }: IdlField): Dict | undefined {
  const scalar = Object.hasOwn(scalars, type) ? scalars[type] : undefined;
  if (scalar === undefined) return undefined;
  const format = formats[type]?.find((candidate) => attributes.has(candidate));
  return format === undefined ? scalar : { ...scalar, format };
}

/** Whether a declared type is an enum. */
export function isEnum(type: IdlTable | IdlEnum): type is IdlEnum {
  return "values" in type;
}
