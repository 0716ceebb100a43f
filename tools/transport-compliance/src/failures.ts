import { describe, expect, test } from "vitest";
import type { Bench } from "./bench.ts";
import { textBytes } from "./test-message.ts";

/** Links that break and peers that break the rules; for transports that can have such. */
export function describeFailures(bench: Bench): void {
  if (!bench.traits.breaks) return;
  describe("failures", () => {
    describeReset(bench);
    describeBrokenFrames(bench);
  });
}

function describeReset(bench: Bench): void {
  test("a link that breaks from beneath ends both ends", async () => {
    const underTest = await bench.setup();
    const { client, server } = await bench.pair(underTest);
    underTest.reset?.();
    client.send(textBytes("into the void"));
    const end = await client.closed();
    expect(end.by).toBe("error");
    expect(end.error).toBeInstanceOf(Error);
    expect((await server.closed()).by).not.toBe("local");
  });

  test("a link that breaks before open is told after open", async () => {
    const underTest = await bench.setup();
    const pair = await bench.connect(underTest);
    underTest.reset?.();
    await bench.roundTrip(underTest);
    expect((await bench.observe(pair.client).closed()).by).toBe("error");
    expect((await bench.observe(pair.server).closed()).by).not.toBe("local");
  });
}

function describeBrokenFrames(bench: Bench): void {
  test("after a broken frame nothing more is delivered, and the connection ends with an error", async () => {
    const underTest = await bench.setup();
    const [connection] = await Promise.all([underTest.accepted(), underTest.sendBroken?.()]);
    const server = bench.observe(connection);
    const end = await server.closed();
    expect(end.by).toBe("error");
    expect(end.error).toBeInstanceOf(Error);
    expect(server.texts).toEqual(["good"]);
  });
}
