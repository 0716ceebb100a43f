import { Type } from "typebox";

/** A part of the configuration: only keys that are known, each with a description that documents it. */
export function section<Properties extends Type.TProperties>(description: string, properties: Properties) {
  return Type.Object(properties, { additionalProperties: false, description });
}

/** One of a few words. */
export function oneOf<const Words extends string[]>(
  words: readonly [...Words],
  options: { description: string; default?: NoInfer<Words[number]> },
) {
  return Type.Enum(words, options);
}
