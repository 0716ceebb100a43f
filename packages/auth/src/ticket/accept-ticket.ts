import { ErrorUri, ProtocolError } from "@junctor/core";
import type { AcceptedMethod, Lookup } from "../accepted-method.ts";
import type { Applicant } from "../applicant.ts";
import type { Authentication } from "../auth-step.ts";
import { denial } from "../denial.ts";
import { grant } from "../grant.ts";
import type { Identity } from "../identity.ts";
import { equalSecrets } from "../primitives/equal-secrets.ts";
import { whenKnown } from "../primitives/when-known.ts";
import type { Principal } from "../principal.ts";
import { travelsOpenly } from "../travels-openly.ts";
import { verifyTicketHash } from "./ticket-hash.ts";

/** Somebody who may join with a ticket: as it is, or as `hashTicket` made it. */
export type TicketUser = Principal & ({ readonly ticket: string } | { readonly ticketHash: string });

/** Options of `acceptTicket`. */
export interface AcceptTicketOptions {
  readonly users: Lookup<string, TicketUser>;
  /**
   * Whether tickets are taken from other machines over links that are not encrypted: `refuse`, then the method is of no
   * use to them, or `allow`, for example behind a proxy that ends TLS. Default: `refuse`.
   */
  readonly openly?: "refuse" | "allow" | undefined;
  /** What stands for the hash of nobody's ticket, so that unknown users cost the same. Default: nobody has hashes. */
  readonly decoyHash?: string | undefined;
  /** Hashes computed at the same time; beyond, `wamp.error.unavailable`. Default: 4. */
  readonly maxHashing?: number | undefined;
}

/** Lets in who presents the right ticket (spec: AP-TICKET-02, -04). */
export function acceptTicket(options: AcceptTicketOptions): AcceptedMethod {
  const gate = new HashingGate(options.maxHashing ?? 4);
  return {
    name: "ticket",
    unusable: ({ hello, peer }) => {
      if (hello.authid === undefined) return "it needs an authid";
      if (options.openly !== "allow" && travelsOpenly(peer)) return "it needs an encrypted link";
      return undefined;
    },
    begin: (applicant) => ({
      authmethod: "ticket",
      extra: {},
      answer: (authentication) => judge(authentication, { options, applicant, gate }),
    }),
  };
}

interface Judging {
  readonly options: AcceptTicketOptions;
  readonly applicant: Applicant;
  readonly gate: HashingGate;
}

function judge({ signature }: Authentication, { options, applicant, gate }: Judging): Identity | Promise<Identity> {
  const authid = applicant.hello.authid ?? "";
  return whenKnown(options.users(authid, applicant), (user) =>
    whenKnown(matches(signature, user ?? nobody(options), gate), (right) => {
      if (!right || user === undefined) throw denial();
      return grant(user, { authmethod: "ticket", authid });
    }),
  );
}

/** Costs what a user with a wrong ticket costs. */
function nobody({ decoyHash }: AcceptTicketOptions): TicketUser {
  return { authrole: "", ...(decoyHash === undefined ? { ticket: "" } : { ticketHash: decoyHash }) };
}

function matches(ticket: string, user: TicketUser, gate: HashingGate): boolean | Promise<boolean> {
  if ("ticket" in user) return equalSecrets(ticket, user.ticket);
  return gate.run(() => verifyTicketHash(ticket, user.ticketHash));
}

/** Bounds how much hashing strangers can cause. */
class HashingGate {
  readonly #limit: number;
  #running = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  async run(hash: () => Promise<boolean>): Promise<boolean> {
    if (this.#running >= this.#limit) throw new ProtocolError("too many logins at once", ErrorUri.UNAVAILABLE);
    this.#running++;
    try {
      return await hash();
    } finally {
      this.#running--;
    }
  }
}
