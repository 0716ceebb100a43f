import { openSession, result } from "@junctor/client";
import type { Session, WampEvent } from "@junctor/client";
import type { Connector } from "@junctor/core";
import { rawSocket } from "@junctor/transport-rawsocket";
import { webSocket } from "@junctor/transport-websocket/node";
import type { SeededRandom } from "../seeded-random.ts";
import { serializers } from "../serializers.ts";
import { encodeElements } from "../wire/elements.ts";

/** A session that does nothing wrong. */
interface Bystander {
  readonly name: string;
  readonly session: Session;
  readonly events: AsyncIterator<WampEvent>;
}

const TOPIC = "net.example.bystander.topic";
const ECHO = "net.example.bystander.echo";

/** One session for each transport and serializer; what they tell each other must arrive as it was. */
export class Bystanders implements AsyncDisposable {
  readonly #all: readonly Bystander[];

  private constructor(all: readonly Bystander[]) {
    this.#all = all;
  }

  /** How many sessions they are. */
  get count(): number {
    return this.#all.length;
  }

  /** Lets all of them join the router at `port`. */
  static async join(port: number): Promise<Bystanders> {
    const connectors = [webSocket(`ws://127.0.0.1:${port}/ws`), rawSocket({ host: "127.0.0.1", port })];
    const names = Object.keys(serializers) as (keyof typeof serializers)[];
    return new Bystanders(
      await Promise.all(connectors.flatMap((transport) => names.map((name) => joinOne(transport, name)))),
    );
  }

  /**
   * One publishes a payload to all, itself too, and calls a procedure of another that returns it.
   * @throws {Error} if anything is missing or changed on the way.
   */
  async exchange(random: SeededRandom): Promise<void> {
    const from = random.pick(this.#all);
    const to = random.pick(this.#all);
    const payload = makePayload(random);
    const expected = fingerprint(payload);
    await from.session.publish(TOPIC, payload, { acknowledge: true, excludeMe: false });
    await Promise.all(this.#all.map((bystander) => expectEvent(bystander, expected)));
    const { args } = await from.session.call(`${ECHO}.${to.name}`, payload);
    if (fingerprint(args) !== expected) throw new Error(`${to.name} answered ${from.name} with ${fingerprint(args)}`);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all(this.#all.map(({ session }) => session.leave()));
  }
}

async function joinOne(transport: Connector, serializer: keyof typeof serializers): Promise<Bystander> {
  const name = `${transport.target.slice(0, 3).replace(":", "")}_${serializer}`;
  const session = await openSession({ transport, realm: "realm1", serializers: [serializers[serializer]] });
  const subscription = await session.subscribe(TOPIC);
  await session.register(`${ECHO}.${name}`, ({ args }) => result(args));
  return { name, session, events: subscription[Symbol.asyncIterator]() };
}

/** Waits for the next event of a bystander, which no other may come before. */
async function expectEvent({ name, events }: Bystander, expected: string): Promise<void> {
  const event = await events.next();
  const got = event.done === true ? "nothing any more" : fingerprint(event.value.args);
  if (got !== expected) throw new Error(`${name} got ${got} as event, not ${expected}`);
}

function makePayload(random: SeededRandom): unknown[] {
  const octets = Uint8Array.from({ length: random.below(200) }, () => random.below(256));
  const integer = random.uint32() * 2 ** 20;
  return [
    octets,
    integer,
    random.uint32() / 3,
    String(random.uint32()).repeat(random.below(50)),
    { "é\u0001": [null, true] },
  ];
}

/** Equal for equal values only, whatever serializer they came by. */
function fingerprint(args: readonly unknown[]): string {
  return Buffer.from(encodeElements(serializers.cbor, [args])).toString("hex");
}
