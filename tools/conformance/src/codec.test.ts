import { describe } from "vitest";
import type { CodecWorld } from "./codec/codec-world.ts";
import { codecScenarios } from "./codec/index.ts";
import { rules } from "./codec/rules.ts";
import { interfaces } from "./codec/interfaces.ts";
import { schemaFormats } from "./codec/schema-formats.ts";
import { runScenario } from "./run-scenario.test-support.ts";
import type { NoWorld } from "./scenario.ts";
import { allSerializers } from "./serializers.ts";

const nothing: NoWorld = { [Symbol.asyncDispose]: async () => {} };

describe.each(allSerializers)("the $name serializer", (serializer) => {
  const world: CodecWorld = { ...nothing, serializer };
  for (const one of codecScenarios) runScenario(one, () => Promise.resolve(world));
});

describe("the core", () => {
  for (const one of [...rules, ...schemaFormats, ...interfaces]) runScenario(one, () => Promise.resolve(nothing));
});
