import type { ConnectionEnd } from "@junctor/core";
import { ConnectionError } from "@junctor/core";

export const endOfClose: ConnectionEnd = { by: "local", reason: "closed" };
export const endOfTerminate: ConnectionEnd = { by: "local", reason: "terminated" };
export const endOfPeer: ConnectionEnd = { by: "peer", reason: "closed by the peer" };

/** The end of a connection that failed. */
export function endOfError(reason: string, cause?: Error): ConnectionEnd {
  return { by: "error", reason, error: new ConnectionError(reason, { cause }) };
}
