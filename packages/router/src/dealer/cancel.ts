import { ErrorUri } from "@junctor/core";
import type { MessageType as T } from "@junctor/core";
import type { Handler } from "../realm/handler.ts";
import { errorReply } from "../refusal.ts";

const modes: ReadonlySet<unknown> = new Set([undefined, "skip", "kill", "killnowait"]);

/**
 * CANCEL: `call_canceling` is not announced, so the call goes on. A mode nobody knows is refused;
 * CANCEL of a call that is not in flight is ignored (spec: T6).
 */
export const cancel: Handler<typeof T.CANCEL> = (_realm, caller, message) => {
  if (!caller.calls.has(message.request) || modes.has(message.options.mode)) return;
  const text = 'the mode of CANCEL is "skip", "kill" or "killnowait"';
  caller.outbox.deliver(errorReply(message, { error: ErrorUri.INVALID_ARGUMENT, text }));
};
