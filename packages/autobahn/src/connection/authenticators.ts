import { LoginError } from "@junctor/client";
import type { ClientAuthenticator } from "@junctor/client";
import type { Session } from "../session/session.ts";
import type { ConnectionOptions } from "./connection-options.ts";

/** One authenticator for each method, all of which ask `onchallenge`; undefined if there are no methods. */
export function authenticatorsOf(
  options: ConnectionOptions,
  session: Session,
): readonly ClientAuthenticator[] | undefined {
  const { authmethods, authid, authextra } = options;
  return authmethods?.map((authmethod, at) => ({
    authmethod,
    authid,
    start: () => ({
      authextra: at === 0 ? authextra : undefined,
      answer: (challenge) => answer(options, session, { authmethod, challenge }),
    }),
  }));
}

interface Asked {
  readonly authmethod: string;
  readonly challenge: { readonly [key: string]: unknown };
}

async function answer(options: ConnectionOptions, session: Session, { authmethod, challenge }: Asked) {
  const { onchallenge, on_user_error } = options;
  if (onchallenge === undefined) throw new LoginError("onchallenge was not given");
  try {
    const answered = await onchallenge(session, authmethod, challenge);
    const [signature, extra] = typeof answered === "string" ? [answered, {}] : answered;
    return { signature, extra };
  } catch (error) {
    on_user_error?.(error, "onchallenge() raised: ");
    throw error;
  }
}
