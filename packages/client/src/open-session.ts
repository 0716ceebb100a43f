import type { SessionOptions } from "./connect-options.ts";
import { joinOnce } from "./session/join-once.ts";
import type { OpenedSession } from "./session/session.ts";

/**
 * Connects to a router and joins a realm, once: with its connection the session is over, and all it had is lost. Most
 * programs want `connect`.
 * @throws {ConnectionError} if the router cannot be reached in time, or the connection ends before its answer.
 * @throws {JoinError} if the router refuses, or does not answer in time.
 * @throws {ProtocolViolationError} if the router breaks the protocol.
 * @throws {LoginError} if the router's challenge must not be answered, or it does not prove itself.
 * @throws {TypeError} if `options.auth` has no authenticator, two for one method, or such as contradict each other; if
 *   `options.ppt` has a codec without a valid scheme, or two for one scheme.
 */
export function openSession(options: SessionOptions): Promise<OpenedSession> {
  return joinOnce(options);
}
