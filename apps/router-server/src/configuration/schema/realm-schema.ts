import { Type } from "typebox";
import { methodSchema } from "./authentication-schema.ts";
import { disclosureSchema } from "./disclosure-schema.ts";
import { matchPolicy } from "./match-policy-schema.ts";
import { authorizer, roleSchema } from "./role-schema.ts";
import { oneOf, section } from "./section.ts";
import { storeSchema } from "./store-schema.ts";
import { usersSchema } from "./user-schema.ts";
import { rate } from "./rate-schema.ts";
import { slowConsumer } from "./slow-consumer-schema.ts";

const history = section("Topics whose events are recorded, to be read with `wamp.subscription.get_events`.", {
  topic: Type.String({ description: "A topic, or a pattern of topics." }),
  match: Type.Optional(matchPolicy),
});

const retention = section("Topics whose last event, published with `retain`, is kept for later subscribers.", {
  topic: Type.String({ description: "A topic, or a pattern of topics." }),
  match: Type.Optional(matchPolicy),
  lifetime: Type.Optional(
    Type.Number({
      description: "Milliseconds for which an event is kept. Without it there is no end.",
      exclusiveMinimum: 0,
    }),
  ),
});

const stats = Type.Object(
  {
    interval: Type.Optional(Type.Number({ description: "Milliseconds between two events.", exclusiveMinimum: 0 })),
    messages: Type.Optional(Type.Integer({ description: "Messages of a session between two events.", minimum: 1 })),
  },
  {
    additionalProperties: false,
    minProperties: 1,
    description: "When `wamp.session.on_stats` tells what a session sent and got: needs one of the two, or both.",
  },
);

const template = section(
  "Makes realms of all names in which `*` is one or more characters of a component, each when its first session is let in; see the page about realms.",
  {
    maxRealms: Type.Optional(
      Type.Integer({
        description: "How many may be there at a time; beyond, the one that has been empty for longest makes room.",
        default: 100,
        minimum: 1,
      }),
    ),
    emptyTimeout: Type.Optional(
      Type.Integer({
        description:
          "Milliseconds for which one stays that nobody has joined any more, with what it retained and recorded.",
        default: 60_000,
        minimum: 0,
      }),
    ),
  },
);

/** A realm. */
export const realmSchema = section("A realm: what sessions join, and what nothing leaves.", {
  name: Type.String({ description: "The URI that clients name to join; that of a template has a `*`.", minLength: 1 }),
  template: Type.Optional(template),
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
  announcedRoles: Type.Optional(
    oneOf(["lenient", "strict"], {
      description:
        "Whether a message of a role that the client did not announce breaks the protocol: `strict`, it does.",
      default: "lenient",
    }),
  ),
  authentication: Type.Optional(
    Type.Array(methodSchema, {
      description: "How one may join; of what a client offers, the first here is taken. Without it everybody may join.",
      minItems: 1,
    }),
  ),
  users: Type.Optional(usersSchema),
  usersFile: Type.Optional(Type.String({ description: "A file with more users, a list as `users` is.", minLength: 1 })),
  decoySecret: Type.Optional(
    Type.String({
      description: "Any secret text; what users that do not exist look like then stays the same over restarts.",
      minLength: 1,
    }),
  ),
  roles: Type.Optional(
    Type.Array(roleSchema, {
      description: "What the sessions of each role may do. Without roles every session may do everything but killing.",
      minItems: 1,
    }),
  ),
  authorize: authorizer,
  metaKill: Type.Optional(
    Type.Boolean({
      description: "Whether sessions may end others by the meta API, if their role may call those procedures.",
      default: false,
    }),
  ),
  forceReregister: Type.Optional(
    oneOf(["sameIdentity", "sameAuthrole", "anyone", "nobody"], {
      description: "From whom a procedure is taken over by `force_reregister`.",
      default: "sameIdentity",
    }),
  ),
  trustlevel: Type.Optional(
    Type.Integer({
      description: "How far its sessions are trusted, which callees and subscribers are told.",
      minimum: 0,
    }),
  ),
  disclosure: Type.Optional(disclosureSchema),
  slowConsumer,
  rate,
  timeoutKeeper: Type.Optional(
    oneOf(["asked", "callee", "dealer"], {
      description: "Who times calls that go to callees which can: who they ask for, always they, or always the router.",
      default: "asked",
    }),
  ),
  maxWaitingCalls: Type.Optional(
    Type.Integer({
      description: "How many calls per registration may wait until a callee has room, where callees set `concurrency`.",
      minimum: 0,
      default: 0,
    }),
  ),
  retention: Type.Optional(
    Type.Array(retention, {
      description: "What is retained, elsewhere nothing is; without it every topic, without end.",
    }),
  ),
  stats: Type.Optional(stats),
  store: Type.Optional(storeSchema),
  declarations: Type.Optional(
    Type.Record(Type.String(), Type.Unknown(), {
      description:
        "What procedures, topics and errors take and give, by URI, as JSON Schemas; see the page about reflection.",
    }),
  ),
  validate: Type.Optional(
    Type.Boolean({ description: "Whether payloads that do not fit what is declared are refused.", default: false }),
  ),
  history: Type.Optional(Type.Array(history, { description: "What has a history.", default: [] })),
});

/** A realm. */
export type RealmConfiguration = Type.Static<typeof realmSchema>;
