import type { Realm } from "../realm/realm.ts";
import type { Session } from "../session/session.ts";
import type { MetaArguments } from "./meta-arguments.ts";

/**
 * A procedure under `wamp` that the router answers itself, at once.
 * @returns the arguments of RESULT.
 * @throws {WampError} what ERROR says instead; nothing was changed then.
 */
export type MetaProcedure = (realm: Realm, caller: Session, args: MetaArguments) => readonly unknown[];

/** Meta procedures by their URIs. */
export type MetaProcedures = readonly (readonly [uri: string, procedure: MetaProcedure])[];
