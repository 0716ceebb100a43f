import { ActiveRegistration } from "../callee/active-registration.ts";
import type { InvocationHandler } from "../callee/invocation.ts";
import type { RegisterOptions } from "../callee/register-options.ts";
import type { Held, Holder } from "./held.ts";

/** A registration for all sessions. */
export function holdRegistration(
  holder: Holder,
  { uri, handler }: { readonly uri: string; readonly handler: InvocationHandler },
  options: RegisterOptions = {},
): Held<ActiveRegistration> {
  const held: Held<ActiveRegistration> = {
    kind: "registration",
    uri,
    current: undefined,
    handle: new ActiveRegistration({
      get id() {
        return held.current?.id ?? 0;
      },
      procedure: uri,
      handler,
      buffer: options.buffer,
      unregister: () => holder.drop(held),
    }),
    open: (session, signal) => session.register(uri, handler, { ...options, signal }),
    close: (reason, error) => {
      if (error !== undefined) holder.report(error, held);
      held.handle.close(reason);
    },
  };
  return held;
}
