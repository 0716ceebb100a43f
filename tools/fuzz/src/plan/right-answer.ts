import { MessageType as T } from "@junctor/core";
import type { Elements } from "../wire/elements.ts";

/** AUTHENTICATE with the ticket of the user that the challenge is for. */
export const RIGHT_ANSWER: Elements = [T.AUTHENTICATE, "fuzz-ticket", {}];
