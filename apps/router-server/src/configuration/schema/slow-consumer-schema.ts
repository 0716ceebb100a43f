import { Type } from "typebox";
import { oneOf } from "./section.ts";

/** What becomes of sessions that lag behind. */
export const slowConsumer = Type.Optional(
  oneOf(["disconnect", "dropOldest", "dropNewest", "keepLatest"], {
    description:
      "What becomes of sessions that do not take their events fast enough: they are ended, or do without the events that wait longest, that come, or that are not the latest of their topic.",
    default: "disconnect",
  }),
);
