import { describe } from "vitest";
import { createRouterWorld } from "./router/create-router-world.ts";
import { routerScenarios } from "./router/index.ts";
import { transportColumns } from "./router/transport-columns.ts";
import { runScenario } from "./run-scenario.test-support.ts";
import { allSerializers } from "./serializers.ts";

describe.each(transportColumns)("over $name", (column) => {
  describe.each(allSerializers)("in $name", (serializer) => {
    for (const one of routerScenarios) {
      runScenario(
        {
          ...one,
          run: async (world) => {
            await one.run(world);
            await world.leaveNothing();
          },
        },
        () => createRouterWorld(column, serializer),
      );
    }
  });
});
