import { test } from "vitest";
import type { Scenario } from "./scenario.ts";

/** Makes one test of a scenario; `enter` builds its world, which is disposed of afterwards. */
export function runScenario<World extends AsyncDisposable>(one: Scenario<World>, enter: () => Promise<World>): void {
  const declare = one.knownFailure === undefined ? test : test.fails;
  declare(`${one.title} (${one.ids.join(", ")})`, async () => {
    const world = await enter();
    try {
      await one.run(world);
    } finally {
      await world[Symbol.asyncDispose]();
    }
  });
}
