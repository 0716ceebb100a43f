import { clientJson } from "@junctor/core/client-json";
import { describe } from "vitest";
import { createClientWorld } from "./client/create-client-world.ts";
import { clientScenarios } from "./client/index.ts";
import { runScenario } from "./run-scenario.test-support.ts";
import { allSerializers } from "./serializers.ts";

const spoken = allSerializers.map((serializer) => ({ name: serializer.name as string, serializer }));

describe.each([...spoken, { name: "its own json", serializer: clientJson() }])(
  "a client in $name",
  ({ serializer }) => {
    for (const one of clientScenarios) runScenario(one, () => createClientWorld(serializer));
  },
);
