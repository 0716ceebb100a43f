import { cbor } from "@junctor/core/cbor";
import { json } from "@junctor/core/json";
import { describe, expect, test } from "vitest";
import type { Disclosure } from "../disclosure.ts";
import type { RawPeer } from "../raw-peer.test-support.ts";
import { testRouter } from "../router.test-support.ts";
import type { Identity } from "../session/identity.ts";

const topic = "com.example.topic";
const jane: Identity = { authid: "jane", authrole: "user", authmethod: "test", authprovider: "test" };

interface Peers {
  readonly publisher: RawPeer;
  readonly subscriber: RawPeer;
  /** The details of an EVENT that discloses the publisher. */
  readonly disclosed: object;
}

async function peers(disclosure?: Partial<Disclosure>): Promise<Peers> {
  const { join } = testRouter({ realms: [{ name: "realm1", authenticate: () => jane, disclosure }] });
  const [publisher, subscriber] = [await join(), await join()];
  subscriber.ask([32, 1, {}, topic]);
  const disclosed = { publisher: publisher.session, publisher_authid: "jane", publisher_authrole: "user" };
  return { publisher, subscriber, disclosed };
}

describe("publisher identification", () => {
  test("is given if the publisher asks for it, and not otherwise (AP-PID-01, AP-PID-02)", async () => {
    const { publisher, subscriber, disclosed } = await peers();
    publisher.ask([16, 1, {}, topic], [16, 2, { disclose_me: false }, topic], [16, 3, { disclose_me: true }, topic]);
    expect(subscriber.take().map((event) => event[3])).toEqual([{}, {}, disclosed]);
  });

  test("comes with the topic where a pattern is subscribed (AP-PSUB-05)", async () => {
    const { publisher, subscriber, disclosed } = await peers();
    subscriber.ask([32, 2, { match: "prefix" }, "com."]);
    publisher.ask([16, 1, { disclose_me: true }, topic]);
    expect(subscriber.take().map((event) => event[3])).toEqual([disclosed, { ...disclosed, topic }]);
  });

  test("is always given where the realm says so (AP-PID-03)", async () => {
    const { publisher, subscriber, disclosed } = await peers({ publisher: "always" });
    publisher.ask([16, 1, {}, topic], [16, 2, { disclose_me: false }, topic]);
    expect(subscriber.take().map((event) => event[3])).toEqual([disclosed, disclosed]);
  });

  test("is refused where the realm never gives it, and nothing is published undisclosed (AP-PID-03, T7)", async () => {
    const { publisher, subscriber } = await peers({ publisher: "never" });
    const error = "wamp.error.option_disallowed.disclose_me";
    const answers = publisher.ask(
      [16, 1, { disclose_me: true, acknowledge: true }, topic],
      [16, 2, { disclose_me: true }, topic],
    );
    expect(answers).toEqual([[8, 16, 1, {}, error]]);
    expect(subscriber.take()).toEqual([]);
    publisher.ask([16, 3, {}, topic]);
    expect(subscriber.take().map((event) => event[3])).toEqual([{}]);
  });

  test("stays with an event that is retained", async () => {
    const { publisher, subscriber, disclosed } = await peers();
    publisher.ask([16, 1, { disclose_me: true, retain: true }, topic]);
    const arrived = subscriber.ask([32, 2, { get_retained: true, match: "prefix" }, topic]);
    expect(arrived.at(-1)?.[3]).toEqual({ ...disclosed, retained: true, topic });
  });

  test("cannot be forged", async () => {
    const { publisher, subscriber } = await peers();
    const forged = { publisher: 1, publisher_authid: "root", publisher_authrole: "admin", topic: "x", trustlevel: 9 };
    publisher.ask([16, 1, forged, topic]);
    expect(subscriber.take().map((event) => event[3])).toEqual([{}]);
  });

  test("costs no encoding per receiver (BP-ID-09)", async () => {
    const { join } = testRouter();
    const encoded: string[] = [];
    const counting = (inner: ReturnType<typeof json>): ReturnType<typeof json> => ({
      ...inner,
      encode: (message) => {
        encoded.push(`${inner.name} ${message.type}`);
        return inner.encode(message);
      },
    });
    const publisher = await join();
    for (let n = 0; n < 6; n++) {
      const subscriber = await join({ serializer: counting(n % 2 === 0 ? json() : cbor()) });
      subscriber.ask([32, 1, {}, topic]);
    }
    encoded.length = 0;
    publisher.ask([16, 1, { disclose_me: true }, topic]);
    expect(encoded.sort()).toEqual(["cbor 36", "json 36"]);
  });
});
