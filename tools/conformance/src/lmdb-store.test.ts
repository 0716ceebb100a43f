import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Serializer } from "@junctor/core";
import type { RealmOptions } from "@junctor/router";
import { lmdbStore } from "@junctor/store-lmdb";
import { describe } from "vitest";
import { createRouterWorld } from "./router/create-router-world.ts";
import { eventHistory } from "./router/event-history.ts";
import { realms } from "./router/realms.ts";
import { retention } from "./router/retention.ts";
import type { RouterWorld } from "./router/router-world.ts";
import { testaments } from "./router/testaments.ts";
import { transportColumns } from "./router/transport-columns.ts";
import { runScenario } from "./run-scenario.test-support.ts";
import { allSerializers } from "./serializers.ts";

/** The realms of scenarios that store events. */
const storing = new Set(["realm1", "with.history"]);

/** A world like others, whose realms store events in LMDB. */
async function createLmdbWorld(serializer: Serializer): Promise<RouterWorld> {
  const path = mkdtempSync(join(tmpdir(), "junctor-conformance-"));
  const stores = await Promise.all([...storing].map((name) => lmdbStore({ path: join(path, name) })));
  const own = realms.map((realm): RealmOptions => {
    const store = stores[[...storing].indexOf(realm.name)];
    return store === undefined ? realm : { ...realm, store };
  });
  const world = await createRouterWorld(transportColumns[0]!, serializer, own);
  return {
    ...world,
    async [Symbol.asyncDispose]() {
      await world[Symbol.asyncDispose]();
      await Promise.all(stores.map((store) => store.close()));
      rmSync(path, { recursive: true });
    },
  };
}

describe.each(allSerializers)("with a store in LMDB, in $name", (serializer) => {
  for (const one of [...eventHistory, ...retention, ...testaments]) {
    runScenario(one, () => createLmdbWorld(serializer));
  }
});
