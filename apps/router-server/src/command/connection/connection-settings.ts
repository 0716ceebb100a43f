import { isUri } from "@junctor/core";
import { UserError } from "../user-error.ts";
import type { Authmethod, ConnectionFlags, ConnectionWords, SerializerName } from "./connection-flags.ts";
import { AUTHMETHODS, SERIALIZERS } from "./connection-flags.ts";
import { readEnvironment } from "./read-environment.ts";
import type { Environment } from "./read-environment.ts";
import { readProfile } from "./read-profile.ts";

/** Where to connect, as whom. */
export interface ConnectionSettings {
  readonly url: string;
  readonly realm: string;
  readonly serializer: SerializerName;
  readonly authmethod?: Authmethod | undefined;
  readonly authid?: string | undefined;
  readonly authrole?: string | undefined;
  /** Secrets as they were written: `file:NAME` and `-` are still to be read. */
  readonly secret?: string | undefined;
  readonly ticket?: string | undefined;
  readonly privateKey?: string | undefined;
  /** Files of certificates and keys. */
  readonly ca?: string | undefined;
  readonly cert?: string | undefined;
  readonly key?: string | undefined;
}

const DEFAULTS = { url: "ws://127.0.0.1:8080/ws", realm: "realm1", serializer: "json" };

/**
 * What a connection should be: flags count before the environment, that before the profile.
 * @param warn told what is not wise.
 * @throws {UserError} if something of it is wrong.
 */
export async function readConnectionSettings(
  flags: ConnectionFlags,
  environment: Environment,
  warn: (text: string) => void,
): Promise<ConnectionSettings> {
  warnOfOpenSecrets(flags, warn);
  const { profile: named, ...fromEnvironment } = readEnvironment(environment);
  const name = flags.profile ?? named;
  const profile = name === undefined ? undefined : await readProfile(name, environment);
  if (profile?.warning !== undefined) warn(profile.warning);
  const { ca, cert, key } = flags;
  const words = lastOf([DEFAULTS, profile?.words ?? {}, fromEnvironment, wordsOf(flags)]);
  return { ...words, ...check(words), ca, cert, key };
}

/** Without what is not about the connection: flags of the verb stand among them. */
function wordsOf(flags: ConnectionFlags): ConnectionWords {
  const { url, realm, serializer, authmethod, authid, authrole, secret, ticket, privateKey } = flags;
  return { url, realm, serializer, authmethod, authid, authrole, secret, ticket, privateKey };
}

function warnOfOpenSecrets(flags: ConnectionFlags, warn: (text: string) => void): void {
  const secrets = { secret: flags.secret, ticket: flags.ticket, "private-key": flags.privateKey };
  for (const [name, value] of Object.entries(secrets)) {
    if (value === undefined || value === "-" || value.startsWith("file:")) continue;
    const variable = `WAMP_${name.toUpperCase().replace("-", "_")}`;
    warn(
      `warning: others on this machine can see --${name}; ${variable}, file:NAME and - (asks for it) keep it to you`,
    );
  }
}

/** For each key the last value that is given. */
function lastOf(sources: readonly ConnectionWords[]): ConnectionWords {
  const given = sources.flatMap((source) => Object.entries(source).filter(([, value]) => value !== undefined));
  return Object.fromEntries(given);
}

/** What is not just any text. */
interface Checked {
  readonly url: string;
  readonly realm: string;
  readonly serializer: SerializerName;
  readonly authmethod: Authmethod | undefined;
}

function check(words: ConnectionWords): Checked {
  const { url = "", realm = "", serializer, authmethod } = words;
  if (!isUri(realm))
    throw new UserError(`junctor: the realm "${realm}" is no URI: words joined by dots, such as com.example.app.`);
  return {
    url,
    realm,
    serializer: oneOf(SERIALIZERS, serializer, "serializer") ?? "json",
    authmethod: oneOf(AUTHMETHODS, authmethod, "authmethod"),
  };
}

function oneOf<T extends string>(known: readonly T[], word: string | undefined, what: string): T | undefined {
  if (word === undefined) return undefined;
  const found = known.find((each) => each === word);
  if (found === undefined) throw new UserError(`junctor: the ${what} "${word}" is not one of ${known.join(", ")}.`);
  return found;
}
