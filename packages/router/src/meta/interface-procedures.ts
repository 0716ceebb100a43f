import type { DeclarationType } from "@junctor/core";
import type { Realm } from "../realm/realm.ts";
import { describeDeclared } from "../reflection/describe-declared.ts";
import type { Declared } from "../reflection/declared.ts";
import { bestVisible, visible } from "../reflection/visible.ts";
import type { MetaProcedure, MetaProcedures } from "./meta-procedure.ts";

const list: MetaProcedure = ({ directory }) => [directory.list("interface").map(({ uri }) => uri)];

/** An interface, and the URIs of what belongs to it. */
const get: MetaProcedure = (realm, caller, args) => {
  const uri = args.text(0, "uri");
  const described = describeDeclared(realm.directory.best("interface", uri));
  if (described === undefined) return [null];
  const membersOf = (type: DeclarationType): readonly string[] => {
    const members = visible(realm, caller, type).filter((declared) => interfaceOf(realm, declared)?.uri === uri);
    return Array.from(new Set(members.map((declared) => declared.uri)));
  };
  return [{ ...described, procedures: membersOf("procedure"), topics: membersOf("topic") }];
};

/** The interface a procedure, or a topic, belongs to: the one with the longest URI above it. */
const match =
  (type: DeclarationType): MetaProcedure =>
  (realm, caller, args) => {
    const declared = bestVisible(realm, caller, { type, uri: args.text(0, "uri") });
    return [declared === undefined ? null : (interfaceOf(realm, declared)?.uri ?? null)];
  };

/** What is declared together (spec: AP-REFL-03). */
export const interfaceProcedures: MetaProcedures = [
  ["wamp.interface.list", list],
  ["wamp.interface.get", get],
  ["wamp.interface.match_procedure", match("procedure")],
  ["wamp.interface.match_topic", match("topic")],
];

function interfaceOf({ directory }: Realm, { uri }: Declared): Declared | undefined {
  let above = uri;
  while (above !== "") {
    const declared = directory.best("interface", above);
    if (declared !== undefined) return declared;
    above = above.slice(0, Math.max(0, above.lastIndexOf(".")));
  }
  return undefined;
}
