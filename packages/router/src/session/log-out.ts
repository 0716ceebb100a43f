import { CloseUri } from "@junctor/core";
import type { PeerInfo } from "@junctor/core";
import type { Membership } from "./open-session.ts";

/**
 * Forgets the login of a browser: nobody joins with its cookie until somebody logs in, and its other sessions in the
 * realm end.
 */
export function logOut({ realm, session }: Membership, peer: PeerInfo): void {
  for (const method of realm.methods) method.loggedOut?.(peer, realm.name);
  if (session.cookie === undefined) return;
  for (const other of realm.sessions.values()) {
    if (other !== session && other.cookie === session.cookie) other.leave({ reason: CloseUri.LOGOUT });
  }
}
