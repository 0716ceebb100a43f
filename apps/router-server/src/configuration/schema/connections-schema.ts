import { Type } from "typebox";
import { connectionDefaults } from "../connection-defaults.ts";
import { section } from "./section.ts";

/** What connections may do, of all listeners together. */
export const connectionsSchema = section(
  "How many connections are taken by all listeners, and how dead ones are found.",
  {
    maxConnections: Type.Optional(
      Type.Integer({
        description: "Connections altogether; beyond, clients are told (503, or error 4 of RawSocket).",
        default: connectionDefaults.maxConnections,
        minimum: 1,
      }),
    ),
    maxConnectionsPerAddress: Type.Optional(
      Type.Integer({
        description: "Connections of one address; those of this machine are not counted.",
        default: connectionDefaults.maxConnectionsPerAddress,
        minimum: 1,
      }),
    ),
    pingInterval: Type.Optional(
      Type.Integer({
        description: "Milliseconds between two pings of a connection; `0` for none.",
        default: connectionDefaults.pingInterval,
        minimum: 0,
      }),
    ),
    pingTimeout: Type.Optional(
      Type.Integer({
        description: "Milliseconds in which something must arrive after a ping, or the connection ends.",
        default: connectionDefaults.pingTimeout,
        minimum: 1,
      }),
    ),
  },
);
