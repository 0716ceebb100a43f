import type { Dict } from "@junctor/core";
import type { AcceptedMethod, Lookup } from "../accepted-method.ts";
import type { Applicant } from "../applicant.ts";
import type { Challenge } from "../auth-step.ts";
import { Decoys } from "../decoys.ts";
import { denial } from "../denial.ts";
import { grant } from "../grant.ts";
import { toBase64 } from "../primitives/base64.ts";
import { toHex } from "../primitives/hex.ts";
import { randomBytes } from "../primitives/random-bytes.ts";
import { whenKnown } from "../primitives/when-known.ts";
import type { Principal } from "../principal.ts";
import { verifyChallenge } from "./sign-challenge.ts";
import type { Salting } from "./derive-key.ts";

/** Somebody who may join by WAMP-CRA. */
export interface WampcraUser extends Principal {
  /** The shared secret; if it is salted, what `deriveKey` made of it. */
  readonly secret: string;
  /** How the secret was salted. Default: it was not. */
  readonly salting?: Salting | undefined;
}

/** What the challenge of a user that does not exist looks like. */
export interface WampcraDecoy {
  /** Default: `user`. */
  readonly authrole?: string | undefined;
  /** Default: `static`. */
  readonly authprovider?: string | undefined;
  /** How most users' secrets are salted; each name gets a salt of its own. Default: they are not. */
  readonly salting?: Omit<Salting, "salt"> | undefined;
}

/** Options of `acceptWampcra`. */
export interface AcceptWampcraOptions {
  readonly users: Lookup<string, WampcraUser>;
  /** Make it look like your users, so that nobody can find out who exists. */
  readonly decoy?: WampcraDecoy | undefined;
  /** Keeps the salts of users that do not exist the same from one start of the router to the next. Default: random. */
  readonly decoySecret?: string | undefined;
}

/** Lets in who signs a challenge with the right secret (spec: AP-CRA-02 to -04, -06, -08). */
export function acceptWampcra(options: AcceptWampcraOptions): AcceptedMethod {
  const decoys = new Decoys(options.decoySecret);
  return {
    name: "wampcra",
    unusable: ({ hello }) => (hello.authid === undefined ? "it needs an authid" : undefined),
    begin: (applicant) =>
      whenKnown(options.users(applicant.hello.authid ?? "", applicant), (user) =>
        challenge(applicant, user, decoyOf(applicant, options.decoy, decoys)),
      ),
  };
}

/** The decoy is made for known users too: both cost the same. */
function challenge(applicant: Applicant, user: WampcraUser | undefined, decoy: WampcraUser): Challenge {
  const shown = user ?? decoy;
  const authid = applicant.hello.authid ?? "";
  const text = challengeText(applicant, grant(shown, { authmethod: "wampcra", authid }));
  return {
    authmethod: "wampcra",
    extra: { challenge: text, ...saltingExtra(shown.salting) },
    answer({ signature }) {
      const right = verifyChallenge(shown.secret, text, signature);
      if (!right || user === undefined) throw denial();
      return grant(user, { authmethod: "wampcra", authid });
    },
  };
}

/** The JSON text that is signed: who is to join, as which session, and a nonce for this one time (spec: AP-CRA-03). */
function challengeText({ random, clock, session }: Applicant, identity: ReturnType<typeof grant>): string {
  const { authid, authrole, authmethod, authprovider } = identity;
  const nonce = toHex(randomBytes(random, 16));
  // oxlint-disable-next-line no-restricted-globals -- writes a time it is given, and reads no clock
  const timestamp = new Date(clock.now()).toISOString();
  return JSON.stringify({ nonce, authprovider, authid, timestamp, authrole, authmethod, session });
}

function saltingExtra(salting: Salting | undefined): Dict {
  if (salting === undefined) return {};
  return { salt: salting.salt, iterations: salting.iterations ?? 1_000, keylen: salting.keylen ?? 32 };
}

function decoyOf({ hello, random }: Applicant, decoy: WampcraDecoy = {}, decoys: Decoys): WampcraUser {
  const name = hello.authid ?? "";
  const salt = toBase64(decoys.octets("wampcra salt", name, random).subarray(0, 16));
  return {
    authrole: decoy.authrole ?? "user",
    authprovider: decoy.authprovider,
    secret: toBase64(decoys.octets("wampcra secret", name, random)),
    salting: decoy.salting && { ...decoy.salting, salt },
  };
}
