import { clientScenarios } from "./client/index.ts";
import { codecScenarios } from "./codec/index.ts";
import { rules } from "./codec/rules.ts";
import { interfaces } from "./codec/interfaces.ts";
import { schemaFormats } from "./codec/schema-formats.ts";
import type { Claim } from "./coverage.ts";
import { routerScenarios } from "./router/index.ts";
import { transportScenarios } from "./transport/index.ts";

/** Every scenario there is, whatever world it runs in. */
export const allScenarios: readonly Claim[] = [
  ...routerScenarios,
  ...clientScenarios,
  ...codecScenarios,
  ...rules,
  ...schemaFormats,
  ...interfaces,
  ...transportScenarios,
];
