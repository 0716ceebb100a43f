import { Type } from "typebox";
import { oneOf, section } from "./section.ts";

function limit(description: string, standard: number) {
  return Type.Optional(Type.Integer({ description, default: standard, minimum: 0 }));
}

/** Where events are kept. */
export const storeSchema = section(
  "Keeps retained events and histories on the disk (LMDB): what was acknowledged is still there after a restart or a crash. Without it they are in memory.",
  {
    path: Type.String({
      description: "The folder of the store, made if it is not there; each realm needs its own.",
      minLength: 1,
    }),
    ifDamaged: Type.Optional(
      oneOf(["fail", "setAside"], {
        description: "What is done if its files are damaged: the router does not start, or starts with an empty store.",
        default: "fail",
      }),
    ),
    maxHistoryEvents: limit("Events in the history of one pattern; beyond, the oldest go.", 100_000),
    maxHistoryBytes: limit("Octets of the history of one pattern; beyond, the oldest events go.", 67_108_864),
    maxRetainedTopics: limit("Topics with a retained event; beyond, those published longest ago go.", 10_000),
    maxRetainedBytes: limit("Octets of all retained events; beyond, those published longest ago go.", 4_194_304),
  },
);

/** Where events are kept. */
export type StoreConfiguration = Type.Static<typeof storeSchema>;
