import { MessageType as T } from "@junctor/core";
import { expect } from "vitest";
import { announcedFeatures } from "../announced-features.ts";
import { allRoles } from "../peer/requests.ts";
import { provenFeatures } from "../requirements/feature-lines.ts";
import { scenario } from "../scenario.ts";
import type { Scenario } from "../scenario.ts";
import type { RouterWorld } from "./router-world.ts";

/** What WELCOME announces. */
export const announcements: readonly Scenario<RouterWorld>[] = [
  scenario(
    "WELCOME announces each feature whose lines are verified, and no other",
    ["AP-FEAT-01", "AP-FEAT-02", "AP-FEAT-03", "AP-FEAT-04", "AP-FEAT-05", "AP-FEAT-06", "AP-FEAT-07"],
    async ({ connect }) => {
      const client = await connect();
      client.send(T.HELLO, "realm1", { roles: allRoles });
      const [, , details] = await client.next(T.WELCOME);
      for (const role of ["broker", "dealer"] as const) {
        expect(announcedFeatures(details, role)).toEqual(provenFeatures(role));
      }
    },
  ),
];
