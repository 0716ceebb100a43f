import { GOODBYE_AND_OUT, CLOSE_REALM, SYSTEM_SHUTDOWN, KILLED, NORMAL, LOGOUT } from "./constants/close-uris.ts";

/** The reasons of GOODBYE the spec predefines, and those Junctor adds. */
export const CloseUri = { GOODBYE_AND_OUT, CLOSE_REALM, SYSTEM_SHUTDOWN, KILLED, NORMAL, LOGOUT } as const;
