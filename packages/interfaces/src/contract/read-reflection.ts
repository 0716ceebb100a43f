import { isDict } from "@junctor/core";
import type { Declaration, Dict } from "@junctor/core";
import type { ReflectedDeclarations } from "./reflected-declarations.ts";

/** What reads reflection: a session of `@junctor/client`, or anything else that calls. */
export interface Caller {
  /** Calls a procedure. */
  call(procedure: string, args?: readonly unknown[]): Promise<{ readonly value: unknown }>;
}

const types = ["procedure", "topic", "error"] as const;

/** A declaration, and the URI or pattern it is about. */
type Entry = readonly [uri: string, declaration: Dict];

/**
 * Asks a router what is declared about procedures, topics and errors, as far as the session is told of it
 * (spec: "Interface Reflection"). What is malformed is left out.
 * @throws {WampError} if the router has no reflection, or does not let the session see it.
 */
export async function readReflection(session: Caller): Promise<ReflectedDeclarations> {
  const [procedures, topics, errors] = await Promise.all(types.map((type) => readType(session, type)));
  // Errors that procedures name are listed as well; they are told of with their procedure.
  const named = new Set((procedures ?? []).flatMap(([, { errors: table }]) => Object.keys(isDict(table) ? table : {})));
  const others = (errors ?? []).filter(([uri]) => !named.has(uri));
  const byUri = new Map<string, Declaration[]>();
  for (const [uri, declaration] of [...(procedures ?? []), ...(topics ?? []), ...others]) {
    byUri.set(uri, [...(byUri.get(uri) ?? []), declaration as unknown as Declaration]);
  }
  return Object.fromEntries(byUri);
}

async function readType(session: Caller, type: (typeof types)[number]): Promise<readonly Entry[]> {
  const { value: uris } = await session.call(`wamp.reflection.${type}.list`);
  if (!Array.isArray(uris)) return [];
  const entries = uris.filter((uri) => typeof uri === "string").map((uri) => describe(session, type, uri));
  return (await Promise.all(entries)).filter((entry) => entry !== undefined);
}

/** What is declared about a URI or pattern; undefined if that has gone meanwhile, or another declaration hides it. */
async function describe(session: Caller, type: string, uri: string): Promise<Entry | undefined> {
  const { value } = await session.call("wamp.reflect.describe", [uri, type]);
  return isDict(value) && (value["uri"] ?? uri) === uri ? [uri, { ...value, type }] : undefined;
}
