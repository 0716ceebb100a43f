import type { ConnectionWords } from "./connection-flags.ts";

/** The environment of a process. */
export type Environment = { readonly [name: string]: string | undefined };

/** What the environment says about connections: `WAMP_URL` and so on, or else `WICK_URL` and so on. */
export function readEnvironment(environment: Environment): ConnectionWords & { readonly profile?: string | undefined } {
  const read = (name: string): string | undefined =>
    environment[`WAMP_${name}`] || environment[`WICK_${name}`] || undefined;
  return {
    url: read("URL"),
    realm: read("REALM"),
    serializer: read("SERIALIZER"),
    authmethod: read("AUTHMETHOD"),
    authid: read("AUTHID"),
    authrole: read("AUTHROLE"),
    secret: read("SECRET"),
    ticket: read("TICKET"),
    privateKey: read("PRIVATE_KEY"),
    profile: read("PROFILE"),
  };
}

/** The environment without secrets, for commands that are run for others. */
export function withoutSecrets(environment: Environment): Environment {
  const secret = /^(?:WAMP|WICK)_(?:SECRET|TICKET|PRIVATE_KEY)$/;
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !secret.test(name)));
}
