import { clientJson } from "@junctor/core/client-json";
import type { ConnectOptions } from "./connect-options.ts";
import { codecsOf } from "./passthru/codecs.ts";
import { join } from "./session/join.ts";
import { checkAuthenticators } from "./session/logins.ts";
import type { Session } from "./session/session.ts";

/**
 * Connects to a router and joins a realm.
 * @throws {ConnectionError} if the router cannot be reached, or the connection ends before its answer.
 * @throws {JoinError} if the router refuses, or does not answer in time.
 * @throws {ProtocolViolationError} if the router breaks the protocol.
 * @throws {LoginError} if the router's challenge must not be answered, or it does not prove itself.
 * @throws {TypeError} if `options.auth` has no authenticator, two for one method, or such as contradict each other; if
 *   `options.ppt` has a codec without a valid scheme, or two for one scheme.
 */
export async function connect(options: ConnectOptions): Promise<Session> {
  const { transport, serializers = [clientJson()], signal, ppt = [], auth } = options;
  codecsOf(ppt);
  if (auth !== undefined) checkAuthenticators(auth);
  signal?.throwIfAborted();
  const connection = await transport.connect({ serializers, signal });
  if (signal?.aborted === true) connection.terminate();
  signal?.throwIfAborted();
  return join(connection, options);
}
