import { ErrorUri, WampError } from "@junctor/core";
import type { Registration } from "../dealer/registrations.ts";
import type { Realm } from "../realm/realm.ts";
import { idsByMatch } from "./ids-by-match.ts";
import type { MetaArguments } from "./meta-arguments.ts";
import type { MetaProcedure, MetaProcedures } from "./meta-procedure.ts";
import { registrationDetails } from "./registration-details.ts";

const list: MetaProcedure = (realm) => [idsByMatch(realm.registrations.values())];

const lookup: MetaProcedure = (realm, _caller, args) => [
  realm.registrations.find(args.text(0, "uri"), args.match(1, "options"))?.id ?? null,
];

/** Where a CALL would go; what the router answers itself goes to no registration. */
const match: MetaProcedure = (realm, _caller, args) => [realm.registrations.best(args.text(0, "uri"))?.id ?? null];

const get: MetaProcedure = (realm, _caller, args) => [registrationDetails(find(realm, args))];

const listCallees: MetaProcedure = (realm, _caller, args) => [find(realm, args).callees.map(({ id }) => id)];

const countCallees: MetaProcedure = (realm, _caller, args) => [find(realm, args).callees.length];

/** What is registered, and by whom (spec: AP-MREG-06 to AP-MREG-11). */
export const registrationProcedures: MetaProcedures = [
  ["wamp.registration.list", list],
  ["wamp.registration.lookup", lookup],
  ["wamp.registration.match", match],
  ["wamp.registration.get", get],
  ["wamp.registration.list_callees", listCallees],
  ["wamp.registration.count_callees", countCallees],
];

function find(realm: Realm, args: MetaArguments): Registration {
  const registration = realm.registrations.get(args.id(0, "registration"));
  if (registration === undefined) throw new WampError(ErrorUri.NO_SUCH_REGISTRATION);
  return registration;
}
