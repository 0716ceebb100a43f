import { EMPTY_DICT } from "@junctor/core";
import type { Dict } from "@junctor/core";
import type { Question } from "./question.ts";
import type { Action } from "./action.ts";

/** The options an authorizer is told of, and the types they have. */
const relevant: { readonly [A in Action]: readonly (readonly [option: string, type: "string" | "boolean"])[] } = {
  call: [
    ["disclose_me", "boolean"],
    ["receive_progress", "boolean"],
  ],
  register: [
    ["invoke", "string"],
    ["disclose_caller", "boolean"],
    ["force_reregister", "boolean"],
  ],
  publish: [
    ["acknowledge", "boolean"],
    ["disclose_me", "boolean"],
    ["exclude_me", "boolean"],
    ["retain", "boolean"],
  ],
  subscribe: [["get_retained", "boolean"]],
};

/** What an authorizer is told of the options of a message: `match` for what may be a pattern, and what may matter. */
export function relevantOptions({ action, match }: Question, options: Dict = EMPTY_DICT): Dict {
  const told: { [option: string]: unknown } = action === "register" || action === "subscribe" ? { match } : {};
  for (const [option, type] of relevant[action]) {
    const value = options[option];
    if (typeof value === type) told[option] = value;
  }
  return told;
}
