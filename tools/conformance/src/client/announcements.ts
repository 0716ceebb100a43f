import { MessageType as T } from "@junctor/core";
import { expect } from "vitest";
import { announcedFeatures } from "../announced-features.ts";
import { provenFeatures } from "../requirements/feature-lines.ts";
import { scenario } from "../scenario.ts";
import type { Scenario } from "../scenario.ts";
import { routerRoles } from "./client-world.ts";
import type { ClientWorld } from "./client-world.ts";

/** What HELLO announces. */
export const announcements: readonly Scenario<ClientWorld>[] = [
  scenario(
    "HELLO announces each feature whose lines are verified, and no other",
    ["AP-FEAT-01", "AP-FEAT-08", "AP-FEAT-09", "AP-FEAT-10", "AP-FEAT-11"],
    async ({ connect }) => {
      const { router, joining } = await connect();
      const [, , details] = await router.next(T.HELLO);
      for (const role of ["publisher", "subscriber", "caller", "callee"] as const) {
        expect(announcedFeatures(details, role)).toEqual(provenFeatures(role));
      }
      router.send(T.WELCOME, 1, { roles: routerRoles });
      await joining;
    },
  ),
];
