import { Type } from "typebox";
import { oneOf, section } from "../../configuration/schema/section.ts";
import { AUTHMETHODS, SERIALIZERS } from "../connection/connection-flags.ts";

const args = Type.Optional(Type.Array(Type.Unknown(), { description: "Positional arguments." }));
const kwargs = Type.Optional(Type.Record(Type.String(), Type.Unknown(), { description: "Keyword arguments." }));
const options = Type.Optional(
  Type.Record(Type.String(), Type.Unknown(), { description: "Options as WAMP spells them." }),
);
const session = Type.Optional(
  Type.String({ description: "The name of the session that does it; all without a name share one.", minLength: 1 }),
);
const uri = (description: string) => Type.String({ description, minLength: 1 });
const duration = (description: string) => Type.Integer({ description, minimum: 0, maximum: 2_147_483_647 });

const payload = { args, kwargs };
const expectation = Type.Optional(
  section("What has to come; what is left out may be anything.", {
    ...payload,
    error: Type.Optional(uri("The URI of the error it has to fail with.")),
  }),
);

const variants = [
  section("Calls a procedure.", {
    do: Type.Literal("call", { description: "" }),
    procedure: uri("What to call."),
    ...payload,
    options,
    expect: expectation,
    session,
  }),
  section("Publishes an event, and waits until the router has taken it.", {
    do: Type.Literal("publish", { description: "" }),
    topic: uri("Where to publish."),
    ...payload,
    options,
    session,
  }),
  section("Subscribes to a topic; its events are kept for `event`.", {
    do: Type.Literal("subscribe", { description: "" }),
    topic: uri("The topic or pattern."),
    options,
    session,
  }),
  section("Waits for the next event of a subscription.", {
    do: Type.Literal("event", { description: "" }),
    topic: uri("As it was subscribed to."),
    timeout: Type.Optional(duration("Milliseconds; then the script has failed. Default: 30,000.")),
    expect: expectation,
    session,
  }),
  section("Registers a procedure, which answers until the script ends.", {
    do: Type.Literal("register", { description: "" }),
    procedure: uri("The procedure or pattern."),
    answer: Type.Optional(
      section("What calls are answered with. Without it, their own arguments.", {
        ...payload,
        error: Type.Optional(uri("The URI of an error to answer with.")),
      }),
    ),
    options,
    session,
  }),
  section("Waits.", {
    do: Type.Literal("sleep", { description: "" }),
    time: duration("Milliseconds."),
  }),
] as const;

/** One step of a script. */
export type Step = Type.Static<(typeof variants)[number]>;

const step = Type.Unsafe<Step>({
  type: "object",
  description: "A step.",
  required: ["do"],
  discriminator: { propertyName: "do" },
  oneOf: [...variants],
});

const text = (description: string) => Type.Optional(Type.String({ description, minLength: 1 }));

const sessionSettings = section("Where a session joins, as whom, if not as the flags and the environment say.", {
  url: text("Where the router is."),
  realm: text("The realm."),
  serializer: Type.Optional(oneOf(SERIALIZERS, { description: "How messages are written." })),
  authmethod: Type.Optional(oneOf(AUTHMETHODS, { description: "How to log in." })),
  authid: text("Who to join as."),
  authrole: text("The role to ask for."),
  secret: text("The secret of wampcra and wamp-scram."),
  ticket: text("The ticket, or the token of jwt."),
  privateKey: text("The key of cryptosign."),
});

/** A script of `junctor compose`. */
export const scriptSchema = section("Steps that are done one after the other.", {
  sessions: Type.Optional(
    Type.Record(Type.String(), sessionSettings, { description: "Sessions by their names; others join by the flags." }),
  ),
  steps: Type.Array(step, { description: "What to do.", minItems: 1 }),
});

/** A script of `junctor compose`. */
export type Script = Type.Static<typeof scriptSchema>;

/** What has to come. */
export interface Expectation {
  readonly args?: readonly unknown[];
  readonly kwargs?: { readonly [key: string]: unknown };
  readonly error?: string;
}
