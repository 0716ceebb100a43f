import { performStep } from "./perform-step.ts";
import type { Plan } from "./plan.ts";
import { Violation } from "./violation.ts";
import { World } from "./world.ts";
import type { WorldOptions } from "./world.ts";

/** Longer than anything the router waits for, in milliseconds. */
const LONG = 60_000;

/**
 * Runs one world from its first step until all have left.
 * @returns what the router did wrong, or undefined.
 */
export async function simulate(plan: Plan, options: WorldOptions): Promise<string | undefined> {
  try {
    const world = new World(plan, options);
    for (const step of plan.steps) {
      const connecting = performStep(world, step);
      if (connecting !== undefined) await connecting;
    }
    end(world, plan.ending);
    return undefined;
  } catch (error) {
    if (error instanceof Violation) return error.message;
    return error instanceof Error ? `thrown: ${error.stack}` : String(error);
  }
}

/** Everything that is on the way arrives; then all leave, and nothing may be left of them. */
function end(world: World, ending: Plan["ending"]): void {
  for (const client of world.clients) client.connection?.resume();
  world.settle();
  if (ending === "shutdown") world.close();
  if (ending === "drain") world.drain({});
  for (const client of world.clients) {
    if (ending === "goodbye" && client.state === "joined") client.goodbye("wamp.close.close_realm");
    if (ending === "vanish") client.connection?.terminate();
  }
  world.settle();
  world.wait(LONG);
  world.settle();
  checkEmpty(world);
}

function checkEmpty(world: World): void {
  for (const [table, count] of Object.entries(world.router.tables())) {
    if (count !== 0) throw new Violation(`all have left, and the router still holds ${String(count)} ${table}`);
  }
  if (world.model.connections > 0) throw new Violation("all have left, and the router was not told");
  if (world.clock.timers > 0) throw new Violation(`all have left, and ${world.clock.timers} timers are still set`);
}
