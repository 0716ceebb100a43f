import type { Connection, Serializer } from "@junctor/core";
import { expect } from "vitest";
import { Observer } from "./observer.ts";
import { textBytes } from "./test-message.ts";
import type { TransportTraits, TransportUnderTest } from "./transport-under-test.ts";

/** Both ends of one connection under test. */
export interface ObservedPair {
  /** The connecting end. */
  readonly client: Observer;
  /** The accepting end. */
  readonly server: Observer;
}

/** The limit of tests that are not about limits, in octets. */
const DEFAULT_LIMIT = 1_048_576;

/** Sets transports up for one test after the other, and checks after each that no owner was told anything wrong. */
export class Bench {
  readonly traits: TransportTraits;
  readonly serializer: Serializer;
  #underTest: TransportUnderTest[] = [];
  #observers: Observer[] = [];

  constructor(traits: TransportTraits, serializer: Serializer) {
    this.traits = traits;
    this.serializer = serializer;
  }

  async setup(
    maxMessageLength = DEFAULT_LIMIT,
    serializers: readonly Serializer[] = [this.serializer],
  ): Promise<TransportUnderTest> {
    const underTest = await this.traits.setup({ serializers, maxMessageLength });
    this.#underTest.push(underTest);
    return underTest;
  }

  /** Connects; neither end is opened. */
  async connect(underTest: TransportUnderTest): Promise<{ client: Connection; server: Connection }> {
    const [client, server] = await Promise.all([
      underTest.connector.connect({ serializers: [this.serializer] }),
      underTest.accepted(),
    ]);
    return { client, server };
  }

  /** Connects and opens both ends. */
  async pair(underTest: TransportUnderTest): Promise<ObservedPair> {
    const { client, server } = await this.connect(underTest);
    return { client: this.observe(client), server: this.observe(server) };
  }

  observe(connection: Connection, onMessage?: (bytes: Uint8Array) => void): Observer {
    const observer = new Observer(connection, onMessage);
    this.#observers.push(observer);
    return observer;
  }

  /** Lets the event loop and the network go round: a message there and back on a connection of its own. */
  async roundTrip(underTest: TransportUnderTest): Promise<void> {
    const { client, server } = await this.pair(underTest);
    client.send(textBytes("there"));
    await server.received(1);
    server.send(textBytes("back"));
    await client.received(1);
  }

  /** Tears down, and checks what holds for every connection in every test. */
  async finish(): Promise<void> {
    const observers = this.#observers;
    for (const observer of observers) observer.connection.terminate();
    await Promise.all(observers.map((observer) => observer.closed()));
    await Promise.all(this.#underTest.map((underTest) => underTest.teardown()));
    this.#observers = [];
    this.#underTest = [];
    expect(observers.flatMap((observer) => observer.violations)).toEqual([]);
    expect(observers.map((observer) => observer.ends.length)).toEqual(observers.map(() => 1));
  }
}
