import { describe } from "vitest";
import { createClientWorld } from "./client/create-client-world.ts";
import { clientScenarios } from "./client/index.ts";
import { runScenario } from "./run-scenario.test-support.ts";
import { allSerializers } from "./serializers.ts";

describe.each(allSerializers)("a client in $name", (serializer) => {
  for (const one of clientScenarios) runScenario(one, () => createClientWorld(serializer));
});
