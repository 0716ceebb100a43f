import { startBackend } from "@junctor/demo";
import type { Router } from "@junctor/router";
import { memoryTransport } from "@junctor/transport-memory";
import { firstRealm } from "./configuration/first-realm.ts";
import type { Configuration } from "./configuration/schema/configuration-schema.ts";

/** Lets the backend of the demo join the first realm. */
export async function startDemo(router: Router, configuration: Configuration): Promise<void> {
  await startBackend(memoryTransport(router.accept), firstRealm(configuration));
}
