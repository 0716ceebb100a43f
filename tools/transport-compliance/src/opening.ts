import type { SerializerName } from "@junctor/core";
import { ConnectionError } from "@junctor/core";
import { describe, expect, test } from "vitest";
import { createAbortController } from "./abort-controller.ts";
import type { Bench } from "./bench.ts";
import { opaqueSerializer } from "./opaque-serializer.ts";
import type { TransportTraits } from "./transport-under-test.ts";

type Silent = NonNullable<TransportTraits["silent"]>;

/** How connections come about, or do not. */
export function describeOpening(bench: Bench): void {
  describe("opening", () => {
    test("tells both ends what was agreed", async () => {
      const { client, server } = await bench.connect(await bench.setup());
      expect(client.serializer.name).toBe(bench.serializer.name);
      expect(server.serializer.name).toBe(bench.serializer.name);
      expect([client.peer.transport, server.peer.transport]).toEqual([bench.traits.transport, bench.traits.transport]);
      expect(client.peer.protocol).toBe(server.peer.protocol);
      bench.observe(client);
      bench.observe(server);
    });

    test("with a signal that has fired is refused with its reason", async () => {
      const { connector } = await bench.setup();
      const abort = createAbortController();
      abort.abort("enough");
      const attempt = connector.connect({ serializers: [bench.serializer], signal: abort.signal });
      await expect(attempt).rejects.toBe("enough");
    });

    if (bench.traits.negotiates) describeNegotiation(bench);
    if (bench.traits.nowhere !== undefined) describeNowhere(bench, bench.traits.nowhere);
    if (bench.traits.silent !== undefined) describeSilence(bench, bench.traits.silent);
  });
}

function describeNegotiation(bench: Bench): void {
  test.each<[SerializerName[], SerializerName[], SerializerName]>([
    [["cbor", "msgpack", "json"], ["json", "msgpack", "cbor"], "cbor"],
    [["cbor", "msgpack", "json"], ["json", "msgpack"], "msgpack"],
    [["cbor", "msgpack", "json"], ["json"], "json"],
  ])("a client that offers %s to a server with %s gets %s", async (offered, supported, chosen) => {
    const underTest = await bench.setup(undefined, supported.map(opaqueSerializer));
    const [client, server] = await Promise.all([
      underTest.connector.connect({ serializers: offered.map(opaqueSerializer) }),
      underTest.accepted(),
    ]);
    bench.observe(client);
    bench.observe(server);
    expect([client.serializer.name, server.serializer.name]).toEqual([chosen, chosen]);
  });

  test("a client with no serializer in common is refused", async () => {
    const { connector } = await bench.setup(undefined, [opaqueSerializer("json")]);
    await expect(connector.connect({ serializers: [opaqueSerializer("cbor")] })).rejects.toBeInstanceOf(
      ConnectionError,
    );
  });
}

function describeNowhere(bench: Bench, nowhere: NonNullable<TransportTraits["nowhere"]>): void {
  test("where nobody listens is refused with a ConnectionError", async () => {
    const connector = await nowhere();
    await expect(connector.connect({ serializers: [bench.serializer] })).rejects.toBeInstanceOf(ConnectionError);
  });
}

function describeSilence(bench: Bench, silent: Silent): void {
  test("is given up by a signal that fires meanwhile, with its reason", async () => {
    const { connector, teardown } = await silent("patient");
    const abort = createAbortController();
    const attempt = connector.connect({ serializers: [bench.serializer], signal: abort.signal });
    abort.abort("enough");
    await expect(attempt).rejects.toBe("enough");
    await teardown();
  });

  test("is given up with a ConnectionError if the peer says nothing", async () => {
    const { connector, teardown } = await silent("impatient");
    await expect(connector.connect({ serializers: [bench.serializer] })).rejects.toBeInstanceOf(ConnectionError);
    await teardown();
  });
}
