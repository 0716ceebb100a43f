import { runScenario } from "./run-scenario.test-support.ts";
import { transportScenarios } from "./transport/index.ts";

for (const one of transportScenarios) runScenario(one, async () => ({ [Symbol.asyncDispose]: async () => {} }));
