import { expect, test } from "vitest";
import { ErrorUri, MessageType } from "@junctor/core";
import type { Dict, Payload } from "@junctor/core";
import { makePlan } from "./plan.ts";
import { routerFeatures } from "./router-features.ts";
import { simulate } from "./simulate.ts";

const names = new Map<number, string>(Object.entries(MessageType).map(([name, type]) => [type, name]));

interface Sent {
  readonly type: number;
  readonly error?: string;
  readonly reason?: string;
  readonly details?: Dict | undefined;
  readonly payload?: Payload;
}

/** How often the router sent what, in the first worlds. */
async function census(worlds: number): Promise<ReadonlyMap<string, number>> {
  const features = await routerFeatures();
  const counts = new Map<string, number>();
  const count = (what: string): void => void counts.set(what, (counts.get(what) ?? 0) + 1);
  const onSent = (message: Sent): void => {
    const topic = message.details?.topic;
    if (typeof topic === "string" && topic.startsWith("wamp.")) count(`EVENT ${topic}`);
    const retained = message.details?.retained === true ? "retained" : undefined;
    if (message.payload?.args[1] === "testament") count(`${names.get(message.type)} testament`);
    const [first] = message.payload?.args ?? [];
    if (message.type === MessageType.RESULT && Object.hasOwn(Object(first), "timestamp")) count("RESULT history");
    const progress = message.details?.progress === true ? "progress" : undefined;
    for (const key of Object.keys(message.details ?? {})) count(`${names.get(message.type)} with ${key}`);
    count(
      [names.get(message.type), message.error, message.reason, retained, progress]
        .filter((part) => part !== undefined)
        .join(" "),
    );
  };
  for (let seed = 1; seed <= worlds; seed++) await simulate(makePlan(seed), { features, onSent });
  return counts;
}

test(
  "the worlds go everywhere: every message of a router, every refusal, every end of a session",
  { timeout: 300_000 },
  async () => {
    const counts = await census(300);
    const sent = [...counts.keys()];
    const wanted = [
      "WELCOME",
      "SUBSCRIBED",
      "UNSUBSCRIBED",
      "PUBLISHED",
      "EVENT",
      "REGISTERED",
      "UNREGISTERED",
      "INVOCATION",
      "INVOCATION progress",
      "RESULT",
      "RESULT progress",
      "INTERRUPT",
      "GOODBYE wamp.close.goodbye_and_out",
      "GOODBYE wamp.close.system_shutdown",
      "GOODBYE wamp.close.killed",
      `ABORT ${ErrorUri.PROTOCOL_VIOLATION}`,
      `ABORT ${ErrorUri.NO_SUCH_REALM}`,
      "ABORT wamp.close.system_shutdown",
      `ERROR ${ErrorUri.CANCELED}`,
      `ERROR ${ErrorUri.FEATURE_NOT_SUPPORTED}`,
      `ERROR ${ErrorUri.INVALID_ARGUMENT}`,
      `ERROR ${ErrorUri.INVALID_URI}`,
      `ERROR ${ErrorUri.NO_AVAILABLE_CALLEE}`,
      `ERROR ${ErrorUri.NO_SUCH_PROCEDURE}`,
      `ERROR ${ErrorUri.NO_SUCH_REGISTRATION}`,
      `ERROR ${ErrorUri.NO_SUCH_SESSION}`,
      `ERROR ${ErrorUri.NO_SUCH_SUBSCRIPTION}`,
      `ERROR ${ErrorUri.NOT_AUTHORIZED}`,
      `ERROR ${ErrorUri.OPTION_DISALLOWED_DISCLOSE_ME}`,
      `ERROR ${ErrorUri.OPTION_NOT_ALLOWED}`,
      `ERROR ${ErrorUri.PROCEDURE_ALREADY_EXISTS}`,
      `ERROR ${ErrorUri.TIMEOUT}`,
      `ERROR ${ErrorUri.UNAVAILABLE}`,
      "EVENT retained",
      "EVENT testament",
      "EVENT with ppt_scheme",
      "INVOCATION with ppt_cipher",
      "RESULT with ppt_keyid",
      "RESULT history",
      "ERROR with ppt_scheme",
      "EVENT with publisher",
      "EVENT with trustlevel",
      "INVOCATION with caller",
      "INVOCATION with trustlevel",
      "UNREGISTERED with registration",
      "UNREGISTERED with reason",
      "UNSUBSCRIBED with subscription",
      "UNSUBSCRIBED with reason",
      "EVENT wamp.session.on_join",
      "EVENT wamp.session.on_leave",
      "EVENT wamp.registration.on_create",
      "EVENT wamp.registration.on_register",
      "EVENT wamp.registration.on_unregister",
      "EVENT wamp.registration.on_delete",
      "EVENT wamp.subscription.on_create",
      "EVENT wamp.subscription.on_subscribe",
      "EVENT wamp.subscription.on_unsubscribe",
      "EVENT wamp.subscription.on_delete",
      "ERROR com.example.failed",
    ];
    expect(wanted.filter((each) => !sent.includes(each))).toEqual([]);
  },
);
