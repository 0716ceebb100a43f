import type { DeclarationType } from "@junctor/core";
import type { Action } from "../authorization/action.ts";
import type { Pattern } from "../match-policy.ts";
import type { Realm } from "../realm/realm.ts";
import type { Session } from "../session/session.ts";
import type { Declared } from "./declared.ts";

/** What one may do with what is declared; with the other types nothing. */
const uses: { readonly [T in DeclarationType]?: readonly Action[] } = {
  procedure: ["call", "register"],
  topic: ["subscribe", "publish"],
};

/**
 * All declarations of a type that a session is told of: those of procedures and topics which it may use
 * (spec: "Interface Reflection": what it "is authorized to access or provide"), and all of the other types.
 */
export function visible({ directory }: Realm, session: Session, type: DeclarationType): readonly Declared[] {
  return directory.list(type).filter((declared) => maySee(session, type, declared));
}

/** The declaration that matches a URI best, if the session is told of it. */
export function bestVisible(
  realm: Realm,
  session: Session,
  place: Pick<Declared, "type" | "uri">,
): Declared | undefined {
  const { type, uri } = place;
  return maySee(session, type, { uri, match: "exact" }) ? realm.directory.best(type, uri) : undefined;
}

function maySee({ permissions }: Session, type: DeclarationType, { uri, match }: Pattern): boolean {
  const actions = uses[type];
  if (permissions === undefined || actions === undefined) return true;
  return actions.some((action) => permissions.verdict({ action, uri, match }) === "allowed");
}
