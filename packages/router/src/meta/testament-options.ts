import { ErrorUri, isId, WampError } from "@junctor/core";
import type { Dict } from "@junctor/core";

const isBool = (value: unknown): boolean => typeof value === "boolean";
const isText = (value: unknown): boolean => typeof value === "string";
const areIds = (value: unknown): boolean => Array.isArray(value) && value.every(isId);
const areTexts = (value: unknown): boolean => Array.isArray(value) && value.every(isText);

/** The options of PUBLISH that mean something in a testament; there is nobody left to acknowledge to. */
const options: readonly (readonly [option: string, fits: (value: unknown) => boolean])[] = [
  ["exclude", areIds],
  ["exclude_authid", areTexts],
  ["exclude_authrole", areTexts],
  ["eligible", areIds],
  ["eligible_authid", areTexts],
  ["eligible_authrole", areTexts],
  ["disclose_me", isBool],
  ["retain", isBool],
  ["rkey", isText],
  ["ppt_scheme", isText],
  ["ppt_serializer", isText],
  ["ppt_cipher", isText],
  ["ppt_keyid", isText],
];

/**
 * Reads the `publish_options` of a testament; what is not known, or makes no sense, is ignored (spec: AP-TEST-08).
 * @throws {WampError} `wamp.error.invalid_argument` if an option has another type.
 */
export function testamentOptions(given: Dict): Dict {
  const known: { [option: string]: unknown } = {};
  for (const [option, fits] of options) {
    const value = Object.hasOwn(given, option) ? given[option] : undefined;
    if (value === undefined) continue;
    if (!fits(value)) {
      throw new WampError(ErrorUri.INVALID_ARGUMENT, { args: [`publish_options.${option} is of the wrong type`] });
    }
    known[option] = value;
  }
  return known;
}
