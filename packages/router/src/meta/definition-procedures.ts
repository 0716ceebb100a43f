import { ErrorUri, Payload, WampError } from "@junctor/core";
import type { Dict } from "@junctor/core";
import { refuseApplicationPattern } from "../match-policy.ts";
import type { Realm } from "../realm/realm.ts";
import { refuseBeyond } from "../refusal.ts";
import type { Refusal } from "../refusal.ts";
import { declare } from "../reflection/declare.ts";
import type { Declaring } from "../reflection/declare.ts";
import type { Declared } from "../reflection/declared.ts";
import { DeclarationError, readDeclaration } from "../reflection/read-declaration.ts";
import type { Session } from "../session/session.ts";
import type { MetaProcedure, MetaProcedures } from "./meta-procedure.ts";
import { announceDeclared, announceUndeclared } from "./reflection-events.ts";
import { throwRefusal } from "./throw-refusal.ts";

/** Declares something about a URI until the session ends, or takes back what it declared about it: null. */
const define: MetaProcedure = (realm, caller, args) => {
  const uri = args.text(0, "uri");
  const given = args.optionalDict(1, "declaration");
  if (given === undefined) {
    for (const declared of caller.declarations) if (declared.uri === uri) undefine(realm, declared);
    return [];
  }
  const octets = Payload.of([given]).encodedFor(caller.outbox.serializer).bytes.length;
  throwRefusal(refuseTooMuch(realm, caller, { uri, octets }));
  const declared = read(realm, { uri, declaration: given, definer: caller, octets });
  throwRefusal(refuseApplicationPattern(declared, realm.rules.uriRule));
  realm.directory.add(declared);
  announceDeclared(realm, declared);
  return [];
};

/** Takes a declaration back, and tells so. */
function undefine(realm: Realm, declared: Declared): void {
  realm.directory.remove(declared);
  announceUndeclared(realm, declared);
}

/** What sessions declare (spec: AP-REFL-02). */
export const definitionProcedures: MetaProcedures = [["wamp.reflect.define", define]];

/** @throws {WampError} `wamp.error.invalid_argument` which names the member that is wrong. */
function read(realm: Realm, declaring: Omit<Declaring, "declaration"> & { readonly declaration: Dict }): Declared {
  try {
    return declare(realm, { ...declaring, declaration: readDeclaration(declaring.declaration) });
  } catch (error) {
    if (!(error instanceof DeclarationError)) throw error;
    throw new WampError(ErrorUri.INVALID_ARGUMENT, { args: [error.message] });
  }
}

/** What a session declared about the URI before does not count: it may be replaced. */
function refuseTooMuch(
  { limits }: Realm,
  { declarations }: Session,
  { uri, octets }: Pick<Declared, "uri" | "octets">,
): Refusal | undefined {
  const others = Array.from(declarations).filter((declared) => declared.uri !== uri);
  const sum = others.reduce((total, declared) => total + declared.octets, octets);
  return refuseBeyond(limits.maxDeclarations, others.length, "declarations") ?? refuseOctets(limits, sum);
}

function refuseOctets({ maxDeclarationBytes }: Realm["limits"], octets: number): Refusal | undefined {
  if (octets <= maxDeclarationBytes) return undefined;
  const text = `the declarations of a session may have ${maxDeclarationBytes} octets`;
  return { error: ErrorUri.PAYLOAD_SIZE_EXCEEDED, text };
}
