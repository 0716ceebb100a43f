import { RememberedLogins } from "@junctor/auth/cookie";
import type { DrainOptions, Router } from "@junctor/router";
import { toRealmOptions, toTemplate } from "../configuration/to-router-options.ts";
import type { RealmConfiguration } from "../configuration/schema/realm-schema.ts";
import type { OpenStores } from "../open-stores.ts";
import { changeRealm } from "./change-realm.ts";
import type { ReloadPlan } from "./plan-reload.ts";

/** What realms are made of and changed with. */
export interface RealmsContext {
  readonly router: Router;
  readonly stores: OpenStores;
  /** Who has logged in from which browser, by realm. */
  readonly logins: Map<string, RememberedLogins>;
  /** How gently sessions of realms that go are told. */
  readonly shutdown: DrainOptions | undefined;
}

/**
 * Adds, changes and takes away the realms that a plan says, at once.
 * @returns fulfilled when nobody is in those that were taken away any more, and their stores are closed.
 */
export function reloadRealms(plan: ReloadPlan, context: RealmsContext): Promise<unknown> {
  const gone = plan.removedRealms.map((realm) => removeRealm(realm, context));
  for (const realm of plan.addedRealms) addRealm(realm, context);
  for (const realm of plan.changedRealms) {
    const logins = context.logins.get(realm.name);
    if (realm.template === undefined) changeRealm(context.router, realm, logins);
    else changeTemplate(realm, context);
  }
  return Promise.allSettled(gone);
}

function addRealm(realm: RealmConfiguration, { router, stores, logins }: RealmsContext): void {
  const remembered = new RememberedLogins();
  logins.set(realm.name, remembered);
  const parts = { store: stores.byRealm.get(realm.name), logins: remembered };
  if (realm.template === undefined) router.addRealm(toRealmOptions(realm, parts));
  else router.setTemplate(toTemplate(realm, parts));
}

/** For the realms that are there, and those to come. */
function changeTemplate(realm: RealmConfiguration, { router, logins }: RealmsContext): void {
  const remembered = logins.get(realm.name);
  for (const name of router.setTemplate(toTemplate(realm, { logins: remembered }))) {
    changeRealm(router, { ...realm, name }, remembered);
  }
}

async function removeRealm(realm: RealmConfiguration, context: RealmsContext): Promise<void> {
  const { router, stores, logins, shutdown } = context;
  logins.delete(realm.name);
  if (realm.template === undefined) await router.removeRealm(realm.name, shutdown);
  else await router.removeTemplate(realm.name, shutdown);
  await stores.release(realm.name);
}
