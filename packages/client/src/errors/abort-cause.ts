import type { AbortMessage, WampErrorInit } from "@junctor/core";

/** What an ABORT says besides its reason; `Details.message` stands in for missing arguments. */
export function abortCause({ details, payload }: AbortMessage): WampErrorInit {
  const text = details["message"];
  try {
    const { args, kwargs } = payload;
    return { args: args.length === 0 && typeof text === "string" ? [text] : args, kwargs, details };
  } catch (cause) {
    return { details, cause };
  }
}
