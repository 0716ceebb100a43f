import { Type } from "typebox";
import { section } from "./section.ts";

/** How gently the router closes. */
export const shutdownSchema = section("How the router closes at SIGTERM and SIGINT; a second signal ends it at once.", {
  grace: Type.Optional(
    Type.Integer({ description: "Milliseconds that calls in flight may take to end.", default: 10_000, minimum: 0 }),
  ),
  spread: Type.Optional(
    Type.Integer({
      description: "Milliseconds over which sessions are told to go, so that they do not come back all at once.",
      default: 2_000,
      minimum: 0,
    }),
  ),
});
