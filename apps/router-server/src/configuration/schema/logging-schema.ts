import { Type } from "typebox";
import { oneOf, section } from "./section.ts";

/** What is written down. */
export const loggingSchema = section("What the router writes to standard error.", {
  level: Type.Optional(
    oneOf(["debug", "info", "warn", "error", "silent"], { description: "The least that is written.", default: "warn" }),
  ),
  format: Type.Optional(
    oneOf(["text", "json"], { description: "Lines for people, or one JSON object in each line.", default: "text" }),
  ),
});

/** What is written down. */
export type LoggingConfiguration = Type.Static<typeof loggingSchema>;
