import type { Dict } from "@junctor/core";
import type { Session } from "../session/session.ts";

/**
 * What others may learn of a session: no more than this ever leaves, nothing of its connection
 * (spec: AP-MSESS-03, AP-MSESS-07).
 */
export function sessionDetails({ id, identity }: Session): Dict {
  const { authid, authrole, authmethod, authprovider } = identity;
  return { session: id, authid, authrole, authmethod, authprovider };
}
