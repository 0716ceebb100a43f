import { MessageType } from "@junctor/core";
import type { ClientRole, Dict, HelloMessage } from "@junctor/core";
import type { JoinOptions } from "../connect-options.ts";
import { announcedRoles } from "./features.ts";

const ALL_ROLES: readonly ClientRole[] = ["publisher", "subscriber", "caller", "callee"];

/** HELLO as the options want it (spec: BP-SESS-04, AP-AUTH-03). */
export function helloMessage({ realm, authid, agent = "Junctor", roles = ALL_ROLES }: JoinOptions): HelloMessage {
  const details: Dict = { agent, roles: announcedRoles(roles), authmethods: ["anonymous"] };
  return { type: MessageType.HELLO, realm, details: authid === undefined ? details : { ...details, authid } };
}
