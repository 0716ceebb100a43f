import { joined } from "../client.test-support.ts";
import type { Scenario, ScriptedRouter } from "../client.test-support.ts";
import type { Session } from "../session/session.ts";
import type { InvocationHandler } from "./invocation.ts";
import type { Registration } from "./registration.ts";

/** What a test of a registered procedure works with. */
export interface Registered {
  readonly session: Session;
  readonly router: ScriptedRouter;
  readonly registration: Registration;
}

/** A session with procedure `com.p` registered under id 10. */
export async function registered(handler: InvocationHandler, scenario: Scenario = {}): Promise<Registered> {
  const { session, router } = await joined(scenario);
  const registering = session.register("com.p", handler);
  await router.next();
  router.send([65, 1, 10]);
  return { session, router, registration: await registering };
}
