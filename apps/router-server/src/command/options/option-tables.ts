import type { OptionTable } from "./read-wamp-options.ts";

/** `-o` of `junctor call`; `mode` is that of CANCEL. */
export const callOptions = {
  disclose_me: ["discloseMe", "flag"],
  mode: ["cancelMode", "text"],
  rkey: ["rkey", "text"],
  runmode: ["runmode", "text"],
  timeout: ["timeout", "number"],
} as const satisfies OptionTable;

/** `-o` of `junctor publish`. */
export const publishOptions = {
  acknowledge: ["acknowledge", "flag"],
  disclose_me: ["discloseMe", "flag"],
  eligible: ["eligible", "ids"],
  eligible_authid: ["eligibleAuthid", "names"],
  eligible_authrole: ["eligibleAuthrole", "names"],
  exclude: ["exclude", "ids"],
  exclude_authid: ["excludeAuthid", "names"],
  exclude_authrole: ["excludeAuthrole", "names"],
  exclude_me: ["excludeMe", "flag"],
  retain: ["retain", "flag"],
  rkey: ["rkey", "text"],
} as const satisfies OptionTable;

/** `-o` of `junctor subscribe`. */
export const subscribeOptions = {
  get_retained: ["getRetained", "flag"],
  match: ["match", "text"],
  nkey: ["nkey", "text"],
} as const satisfies OptionTable;

/** `-o` of `junctor register`. */
export const registerOptions = {
  concurrency: ["concurrency", "number"],
  disclose_caller: ["discloseCaller", "flag"],
  force_reregister: ["forceReregister", "flag"],
  forward_timeout: ["forwardTimeout", "flag"],
  invoke: ["invoke", "text"],
  match: ["match", "text"],
  nkey: ["nkey", "text"],
} as const satisfies OptionTable;
