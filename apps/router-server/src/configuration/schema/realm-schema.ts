import { Type } from "typebox";
import { oneOf, section } from "./section.ts";

const matchPolicy = oneOf(["exact", "prefix", "wildcard"], {
  description: "How the URI is matched.",
  default: "exact",
});

const disclosurePolicy = (of: string) =>
  Type.Optional(
    oneOf(["allow", "never", "always"], {
      description: `Whether ${of} are disclosed: if they ask for it, never (asking is refused), or always.`,
      default: "allow",
    }),
  );

const disclosure = section("Who learns who publishes and calls.", {
  publisher: disclosurePolicy("publishers to subscribers"),
  caller: disclosurePolicy("callers to callees"),
});

const history = section("Topics whose events are recorded, to be read with `wamp.subscription.get_events`.", {
  topic: Type.String({ description: "A topic, or a pattern of topics." }),
  match: Type.Optional(matchPolicy),
});

/** A realm. */
export const realmSchema = section("A realm: what sessions join, and what nothing leaves.", {
  name: Type.String({ description: "The URI that clients name to join.", minLength: 1 }),
  uriRule: Type.Optional(
    oneOf(["loose", "strict"], {
      description: "Which characters URIs may have: all but spaces, `#` and `.`, or only `a-z`, `0-9` and `_`.",
      default: "loose",
    }),
  ),
  requestIds: Type.Optional(
    oneOf(["ascending", "strict", "off"], {
      description: "How request ids are checked: each greater than the last, 1, 2, 3 and so on, or not at all.",
      default: "ascending",
    }),
  ),
  disclosure: Type.Optional(disclosure),
  timeoutKeeper: Type.Optional(
    oneOf(["asked", "callee", "dealer"], {
      description: "Who times calls that go to callees which can: who they ask for, always they, or always the router.",
      default: "asked",
    }),
  ),
  history: Type.Optional(Type.Array(history, { description: "What has a history.", default: [] })),
});

/** A realm. */
export type RealmConfiguration = Type.Static<typeof realmSchema>;
