import { ask, askInVain } from "../peer/meta.ts";
import { scenario } from "../scenario.ts";
import type { Scenario } from "../scenario.ts";
import type { RouterWorld } from "./router-world.ts";

/** Meta procedures that anybody may call, and that want an argument of another type than a dict. */
const open = [
  "wamp.session.count",
  "wamp.session.list",
  "wamp.session.get",
  "wamp.session.add_testament",
  "wamp.session.flush_testaments",
  "wamp.registration.lookup",
  "wamp.registration.match",
  "wamp.registration.get",
  "wamp.registration.list_callees",
  "wamp.registration.count_callees",
  "wamp.subscription.lookup",
  "wamp.subscription.match",
  "wamp.subscription.get",
  "wamp.subscription.list_subscribers",
  "wamp.subscription.count_subscribers",
  "wamp.subscription.get_events",
];

/** Meta procedures that end what is another's. */
const guarded = [
  "wamp.session.kill",
  "wamp.session.kill_by_authid",
  "wamp.session.kill_by_authrole",
  "wamp.session.kill_all",
  "wamp.registration.remove_callee",
  "wamp.subscription.remove_subscriber",
];

/** The names of what the router answers itself. */
export const metaUris: readonly Scenario<RouterWorld>[] = [
  scenario(
    "every meta procedure answers to its very name",
    ["AP-MSESS-05", "AP-MSESS-12", "AP-MREG-11", "AP-MSUB-10", "AP-MSUB-11", "AP-TEST-04", "AP-HIST-01"],
    async ({ join }) => {
      const caller = await join();
      for (const uri of open) await askInVain(caller, "wamp.error.invalid_argument", uri, [{}], { scope: 1 });
      for (const uri of guarded) await askInVain(caller, "wamp.error.not_authorized", uri, [1, 1]);
      for (const uri of ["wamp.registration.list", "wamp.subscription.list"]) await ask(caller, uri);
    },
  ),

  scenario("a meta procedure answers to no other name", ["BP-RPC-05"], async ({ join }) => {
    const caller = await join();
    for (const uri of ["wamp.subscription.count_suscribers", "wamp.session.Count", "wamp.session", "wamp"]) {
      await askInVain(caller, "wamp.error.no_such_procedure", uri, [1]);
    }
  }),
];
