import type { ClientAuthenticator } from "../client-authenticator.ts";
import { readSecret } from "../secret-source.ts";
import type { SecretSource } from "../secret-source.ts";

/** Options of `ticket`. */
export interface TicketOptions {
  /** Who to join as. */
  readonly authid: string;
  /** The ticket, or what fetches it. It travels as it is: use TLS. */
  readonly ticket: SecretSource<string>;
}

/** Joins by presenting a ticket, for example a password or a token (spec: AP-TICKET-01, -03). */
export function ticket(options: TicketOptions): ClientAuthenticator {
  return {
    authmethod: "ticket",
    authid: options.authid,
    start: () => ({ answer: async () => ({ signature: await readSecret(options.ticket), extra: {} }) }),
  };
}
