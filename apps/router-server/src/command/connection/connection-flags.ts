import { Option } from "commander";
import type { Command } from "commander";

/** Serializers by their name on the command line. */
export const SERIALIZERS = ["json", "msgpack", "cbor"] as const;
/** How to log in, by the name of the method on the command line. */
export const AUTHMETHODS = ["anonymous", "ticket", "wampcra", "wamp-scram", "cryptosign", "jwt", "tls"] as const;

/** The name of a serializer. */
export type SerializerName = (typeof SERIALIZERS)[number];
/** The name of an authentication method. */
export type Authmethod = (typeof AUTHMETHODS)[number];

/** What flags, the environment and a profile can say about a connection; all as it was written. */
export interface ConnectionWords {
  readonly url?: string | undefined;
  readonly realm?: string | undefined;
  readonly serializer?: string | undefined;
  readonly authmethod?: string | undefined;
  readonly authid?: string | undefined;
  readonly authrole?: string | undefined;
  readonly secret?: string | undefined;
  readonly ticket?: string | undefined;
  readonly privateKey?: string | undefined;
}

/** The flags that every verb with a connection has. */
export interface ConnectionFlags extends ConnectionWords {
  readonly profile?: string | undefined;
  readonly ca?: string | undefined;
  readonly cert?: string | undefined;
  readonly key?: string | undefined;
  readonly quiet?: boolean | undefined;
}

const GROUP = "Connection:";

/** Adds the flags that every verb with a connection has. */
export function addConnectionFlags(command: Command): void {
  const flags = [
    new Option("-u, --url <url>", "where the router is: ws, wss, rs, rss, or the path of a Unix socket (WAMP_URL)"),
    new Option("-r, --realm <uri>", "the realm to join (WAMP_REALM)"),
    new Option("-s, --serializer <name>", "how messages are written (WAMP_SERIALIZER)").choices(SERIALIZERS),
    new Option("--authmethod <method>", "how to log in; else what the secrets are for (WAMP_AUTHMETHOD)").choices(
      AUTHMETHODS,
    ),
    new Option("--authid <name>", "who to join as (WAMP_AUTHID)"),
    new Option("--authrole <name>", "the role to ask for (WAMP_AUTHROLE)"),
    new Option("--secret <text>", "the secret of wampcra and wamp-scram (WAMP_SECRET)"),
    new Option("--ticket <text>", "the ticket, or the token of jwt (WAMP_TICKET)"),
    new Option("--private-key <hex>", "the key of cryptosign (WAMP_PRIVATE_KEY)"),
    new Option("--profile <name>", "the section of the profile file to take the rest from (WAMP_PROFILE)"),
    new Option("--ca <file>", "the certificates to trust, PEM"),
    new Option("--cert <file>", "the certificate to show, PEM"),
    new Option("--key <file>", "the key of --cert, PEM"),
    new Option("-q, --quiet", "say nothing but errors on standard error"),
  ];
  for (const flag of flags) command.addOption(flag.helpGroup(GROUP));
}
