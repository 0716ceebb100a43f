import type { Lookup, Principal } from "@junctor/auth";
import type { ScramCost, ScramUser } from "@junctor/auth/scram";
import type { TicketUser } from "@junctor/auth/ticket";
import type { WampcraDecoy, WampcraUser } from "@junctor/auth/wampcra";
import type { UserConfiguration } from "./schema/user-schema.ts";

/** The users of a realm, as each method looks them up, and what those that do not exist are made to look like. */
export interface Users {
  readonly ticket: Lookup<string, TicketUser>;
  readonly wampcra: Lookup<string, WampcraUser>;
  readonly scram: Lookup<string, ScramUser>;
  readonly publicKey: Lookup<string, Principal>;
  /** By the SHA-256 of a certificate. */
  readonly certificate: (fingerprint: string) => Principal | undefined;
  /** A hash that no ticket has; undefined if nobody has a hash. */
  readonly decoyHash: string | undefined;
  readonly wampcraDecoy: WampcraDecoy;
  /** Undefined if nobody has a password. */
  readonly scramDecoy: ScramCost | undefined;
}

/** Makes the lookups of the users that a configuration names. */
export function createUsers(users: readonly UserConfiguration[]): Users {
  const byAuthid = new Map(users.map((user) => [user.authid, user]));
  const byKey = indexBy(users, ({ publicKeys }) => publicKeys);
  const byCertificate = indexBy(users, ({ certificates }) => certificates);
  const find =
    <User>(read: (user: UserConfiguration) => User | undefined) =>
    (authid: string): User | undefined => {
      const user = byAuthid.get(authid);
      return user && read(user);
    };
  return {
    ticket: find(readTicket),
    wampcra: find(readWampcra),
    scram: find((user) => user.scram && { ...principalOf(user), ...user.scram }),
    publicKey: (key) => byKey.get(key),
    certificate: (fingerprint) => byCertificate.get(fingerprint),
    decoyHash: users.find(({ ticketHash }) => ticketHash !== undefined) && unlikelyHash(users),
    wampcraDecoy: wampcraDecoyOf(users),
    scramDecoy: users.find(({ scram }) => scram !== undefined)?.scram,
  };
}

/** Principals by what they have several of, in hexadecimal digits. */
function indexBy(
  users: readonly UserConfiguration[],
  read: (user: UserConfiguration) => readonly string[] | undefined,
): ReadonlyMap<string, Principal> {
  return new Map(users.flatMap((user) => (read(user) ?? []).map((key) => [key.toLowerCase(), principalOf(user)])));
}

function principalOf({ authid, role, extra }: UserConfiguration): Principal {
  return { authid, authrole: role, authextra: extra };
}

function readTicket(user: UserConfiguration): TicketUser | undefined {
  if (user.ticketHash !== undefined) return { ...principalOf(user), ticketHash: user.ticketHash };
  return user.ticket === undefined ? undefined : { ...principalOf(user), ticket: user.ticket };
}

function readWampcra(user: UserConfiguration): WampcraUser | undefined {
  if (user.wampcra === undefined) return undefined;
  const { secret, salt, ...cost } = user.wampcra;
  return { ...principalOf(user), secret, salting: salt === undefined ? undefined : { salt, ...cost } };
}

/** What most challenges look like, taken from the first who gets one. */
function wampcraDecoyOf(users: readonly UserConfiguration[]): WampcraDecoy {
  const first = users.find(({ wampcra }) => wampcra !== undefined);
  if (first?.wampcra === undefined) return {};
  const { secret: _, salt, ...cost } = first.wampcra;
  return { authrole: first.role, salting: salt === undefined ? undefined : cost };
}

/** The first user's hash with another key: it costs the same, and fits no ticket that anybody knows. */
function unlikelyHash(users: readonly UserConfiguration[]): string | undefined {
  const [scheme, iterations, salt] =
    users.find(({ ticketHash }) => ticketHash !== undefined)?.ticketHash?.split("$") ?? [];
  return [scheme, iterations, salt, "A".repeat(43) + "="].join("$");
}
