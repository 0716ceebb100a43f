import * as MessageType from "@junctor/core/message-types";
import type { ClientRole, Dict, HelloMessage } from "@junctor/core";
import type { JoinOptions } from "../connect-options.ts";
import type { Claim } from "./logins.ts";
import { announcedRoles } from "./features.ts";

const ALL_ROLES: readonly ClientRole[] = ["publisher", "subscriber", "caller", "callee"];

/** HELLO as the options and the authenticators want it (spec: BP-SESS-04, AP-AUTH-03). */
export function helloMessage(options: JoinOptions, claim: Claim): HelloMessage {
  const { realm, agent = "Junctor", roles = ALL_ROLES, authrole } = options;
  const { authmethods, authextra, authid = options.authid } = claim;
  const details: Dict = {
    agent,
    roles: announcedRoles(roles),
    authmethods,
    ...(authid !== undefined && { authid }),
    ...(authrole !== undefined && { authrole }),
    ...(authextra !== undefined && { authextra }),
  };
  return { type: MessageType.HELLO, realm, details };
}
