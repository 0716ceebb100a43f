import { Type } from "typebox";
import { disclosureSchema } from "./disclosure-schema.ts";
import { matchPolicy } from "./match-policy-schema.ts";
import { oneOf, section } from "./section.ts";
import { rate } from "./rate-schema.ts";
import { slowConsumer } from "./slow-consumer-schema.ts";

const permission = section("A rule about URIs. Of all rules that match a URI the most specific one decides.", {
  uri: Type.String({ description: "A URI, or a pattern of URIs; what is under `wamp` only if it says so." }),
  match: Type.Optional(matchPolicy),
  allow: Type.Optional(
    Type.Array(oneOf(["call", "register", "publish", "subscribe"], { description: "An action." }), {
      description: "What may be done; all else is denied.",
      default: [],
      uniqueItems: true,
    }),
  ),
  ask: Type.Optional(
    Type.Boolean({ description: "Whether the authorizer decides on what is not allowed here.", default: false }),
  ),
  cache: Type.Optional(
    Type.Boolean({
      description: "Whether answers of the authorizer are kept until they are invalidated. Default: as it says.",
    }),
  ),
  disclosure: Type.Optional(disclosureSchema),
  history: Type.Optional(
    Type.Boolean({ description: "Whether who may subscribe may read the history, too.", default: true }),
  ),
  maxCalls: Type.Optional(
    Type.Integer({ description: "Calls of one session in flight to what this permission decides on.", minimum: 1 }),
  ),
});

/** The procedure that decides what no permission is about. */
export const authorizer = Type.Optional(
  Type.String({ description: "A procedure of the realm that decides what no permission is about.", minLength: 1 }),
);

/** What the sessions of a role may do. */
export const roleSchema = section("What the sessions of a role may do. What no permission allows is denied.", {
  name: Type.String({ description: "The `authrole` of its sessions.", minLength: 1 }),
  permissions: Type.Optional(Type.Array(permission, { description: "What it may do.", default: [] })),
  authorize: authorizer,
  disclosure: Type.Optional(disclosureSchema),
  slowConsumer,
  rate,
});

/** What the sessions of a role may do. */
export type RoleConfiguration = Type.Static<typeof roleSchema>;
