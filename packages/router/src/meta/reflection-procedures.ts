import { ErrorUri, WampError } from "@junctor/core";
import type { DeclarationType, Dict } from "@junctor/core";
import type { Realm } from "../realm/realm.ts";
import type { Declared } from "../reflection/declared.ts";
import { describeDeclared } from "../reflection/describe-declared.ts";
import { describeError, errorUris } from "../reflection/declared-errors.ts";
import { bestVisible, visible } from "../reflection/visible.ts";
import type { Session } from "../session/session.ts";
import type { MetaArguments } from "./meta-arguments.ts";
import type { MetaProcedure, MetaProcedures } from "./meta-procedure.ts";

/** What one URI may be, in the order in which `describe` looks for it. */
const types = ["procedure", "topic", "error", "interface", "type"] as const satisfies readonly DeclarationType[];

const list =
  (type: DeclarationType): MetaProcedure =>
  (realm, caller) => [urisOf(realm, caller, type)];

const describe =
  (type: DeclarationType): MetaProcedure =>
  (realm, caller, args) => [find(realm, caller, { type, uri: args.text(0, "uri") }) ?? null];

/** What is declared about a URI: as what its caller says, or else as the first thing it is. */
const describeAny: MetaProcedure = (realm, caller, args) => {
  const [uri, type] = [args.text(0, "uri"), readType(args)];
  const candidates = type === undefined ? types : [type];
  for (const candidate of candidates) {
    const described = find(realm, caller, { type: candidate, uri });
    if (described !== undefined) return [described];
  }
  return [null];
};

/** What is declared, and about what; null where nothing is (spec: AP-REFL-01 to AP-REFL-03). */
export const reflectionProcedures: MetaProcedures = [
  ["wamp.reflection.topic.list", list("topic")],
  ["wamp.reflection.procedure.list", list("procedure")],
  ["wamp.reflection.error.list", list("error")],
  ["wamp.reflection.topic.describe", describe("topic")],
  ["wamp.reflection.procedure.describe", describe("procedure")],
  ["wamp.reflection.error.describe", describe("error")],
  ["wamp.reflect.describe", describeAny],
  ["wamp.type.list", list("type")],
  ["wamp.type.get", describe("type")],
];

/** Each once, though it may be declared under several match policies; errors also if a procedure names them. */
function urisOf(realm: Realm, caller: Session, type: DeclarationType): readonly string[] {
  const uris = visible(realm, caller, type).map(({ uri }) => uri);
  const named = type === "error" ? errorUris(visible(realm, caller, "procedure")) : [];
  return Array.from(new Set([...uris, ...named]));
}

function find(realm: Realm, caller: Session, place: Pick<Declared, "type" | "uri">): Dict | undefined {
  const described = describeDeclared(bestVisible(realm, caller, place));
  if (described !== undefined || place.type !== "error") return described;
  return describeError(visible(realm, caller, "procedure"), place.uri);
}

function readType(args: MetaArguments): DeclarationType | undefined {
  const type = args.optionalText(1, "type");
  const known = types.find((candidate) => candidate === type);
  if (type === undefined || known !== undefined) return known;
  throw new WampError(ErrorUri.INVALID_ARGUMENT, { args: [`type must be one of ${types.join(", ")}`] });
}
