import { Type } from "typebox";
import { connectionsSchema } from "./connections-schema.ts";
import { limitsSchema } from "./limits-schema.ts";
import { listenerSchema } from "./listener-schema.ts";
import { loggingSchema } from "./logging-schema.ts";
import { realmSchema } from "./realm-schema.ts";
import { shutdownSchema } from "./shutdown-schema.ts";
import { section } from "./section.ts";

/** The whole file: what editors complete, what is checked, and what the page about it is made from. */
export const configurationSchema = section("A Junctor router.", {
  $schema: Type.Optional(Type.String({ description: "Where editors find this schema." })),
  listeners: Type.Optional(
    Type.Array(listenerSchema, { description: "Where the router listens.", minItems: 1, default: [{}] }),
  ),
  realms: Type.Array(realmSchema, { description: "What sessions can join.", minItems: 1 }),
  connections: Type.Optional(connectionsSchema),
  limits: Type.Optional(limitsSchema),
  shutdown: Type.Optional(shutdownSchema),
  admin: Type.Optional(
    section("Where `junctor reload` reaches the router.", {
      path: Type.String({
        description:
          "A Unix socket for whoever runs the router; nobody else can open it. Beside this file unless it is a full path.",
        minLength: 1,
      }),
    }),
  ),
  logging: Type.Optional(loggingSchema),
});

/** What a configuration file says, checked, with its secrets in place. */
export type Configuration = Type.Static<typeof configurationSchema>;
