import { Type } from "typebox";
import { oneOf } from "./section.ts";

const amount = (description: string) => Type.Optional(Type.Number({ description, exclusiveMinimum: 0 }));

/** How much a session may send. */
export const rate = Type.Optional(
  Type.Object(
    {
      messages: amount("Messages a second."),
      octets: amount("Octets of messages a second."),
      burst: Type.Optional(
        Type.Number({
          description: "Milliseconds whose worth may come at once.",
          default: 1_000,
          exclusiveMinimum: 0,
        }),
      ),
      excess: Type.Optional(
        oneOf(["wait", "abort"], {
          description:
            "What becomes of a session that sends more: it is not read from until it is within its rate again, or ended.",
          default: "wait",
        }),
      ),
    },
    {
      additionalProperties: false,
      description: "How much each session may send: needs a number of messages or of octets, or both.",
    },
  ),
);
