import type { Dict } from "@junctor/core";

/** Who a session is, as WELCOME tells it (spec: AP-AUTH-05). */
export interface Identity {
  readonly authid: string;
  readonly authrole: string;
  readonly authmethod: string;
  readonly authprovider: string;
  /** `WELCOME.Details.authextra`, for this client alone. Default: none. */
  readonly authextra?: Dict;
}
