import { json } from "@junctor/core/json";
import { describe, expect, it, vi } from "vitest";
import { HandCrankedClock, turns } from "../client.test-support.ts";
import type { Scenario } from "../client.test-support.ts";
import type { ErrorReporter } from "../error-reporter.ts";
import { mqtt } from "../passthru/mqtt.ts";
import { packValues } from "../passthru/packed-values.ts";
import { registered } from "./callee.test-support.ts";
import type { Registered } from "./callee.test-support.ts";
import type { Invocation } from "./invocation.ts";
import { result } from "./result.ts";

const more = { progress: true };

/** Gathers all chunks, and answers with them. */
async function gather({ args, input }: Invocation): Promise<unknown> {
  const seen: unknown[] = [...args];
  for await (const chunk of input) seen.push(chunk.kwargs["k"] ?? chunk.value);
  return result(seen);
}

/** A procedure that does not answer until the test lets it. */
async function pending(scenario: Scenario = {}): Promise<Registered & { seen: Invocation[]; finish: () => void }> {
  const seen: Invocation[] = [];
  let finish = (): void => {};
  const finished = new Promise<void>((resolve) => (finish = resolve));
  const peers = await registered((invocation) => {
    seen.push(invocation);
    return finished;
  }, scenario);
  return { ...peers, seen, finish };
}

describe("the input of an invocation", () => {
  it("is what comes behind the first chunk [AP-PCI-06]", async () => {
    const { router } = await registered(gather);
    router.send([68, 1, 10, more, ["a"]], [68, 1, 10, more, ["b"]], [68, 1, 10, more, [], { k: "c" }], [68, 1, 10, {}]);
    expect(await router.next()).toEqual([70, 1, {}, ["a", "b", "c"]]);
  });

  it("holds the last chunk if there is something in it, and one without arguments before", async () => {
    const { router } = await registered(gather);
    router.send([68, 1, 10, more], [68, 1, 10, more], [68, 1, 10, {}, ["z"]]);
    expect(await router.next()).toEqual([70, 1, {}, [null, "z"]]);
  });

  it("ends at once if the arguments come whole", async () => {
    const { router } = await registered(gather);
    router.send([68, 1, 10, {}, ["all"]]);
    expect(await router.next()).toEqual([70, 1, {}, ["all"]]);
  });

  it("may be answered chunk by chunk, by a generator [AP-PCI-16]", async () => {
    const { router } = await registered(async function* echo({ input }: Invocation) {
      for await (const { value } of input) yield value;
      return "done";
    });
    router.send([68, 1, 10, { ...more, receive_progress: true }]);
    for (const n of [1, 2]) {
      router.send([68, 1, 10, more, [n]]);
      expect(await router.next()).toEqual([70, 1, more, [n]]);
    }
    router.send([68, 1, 10, {}]);
    expect(await router.next()).toEqual([70, 1, {}, ["done"]]);
  });

  it("has the details of the first chunk, whatever later ones say [AP-PCI-14]", async () => {
    const ppt = mqtt(json());
    const packed = (value: string): string => {
      const binary = packValues({ args: [value], kwargs: {} }, json());
      return `\0${btoa(String.fromCharCode(...binary))}`;
    };
    const details: unknown[] = [];
    const { router } = await registered(
      async ({ args, input, receiveProgress }) => {
        const seen: unknown[] = [...args, receiveProgress];
        for await (const chunk of input) {
          seen.push(chunk.value);
          details.push(chunk.details);
        }
        return result([seen.join()]);
      },
      { ppt: [ppt] },
    );
    const first = { ...more, ppt_scheme: "mqtt", ppt_serializer: "json", receive_progress: true };
    router.send([68, 1, 10, first, [packed("a")]], [68, 1, 10, more, [packed("b")]]);
    router.send([68, 1, 10, { ppt_scheme: "x_other", receive_progress: false }, [packed("c")]]);
    await turns();
    expect(details).toEqual([first, first]);
    const answered = { ppt_scheme: "mqtt", ppt_serializer: "json" };
    expect(await router.next()).toEqual([70, 1, answered, [packed("a,true,b,c")]]);
  });

  it("is ignored by who answers without it, and what still comes begins nothing [AP-PCI-13]", async () => {
    const seen: Invocation[] = [];
    const { router } = await registered((invocation) => void seen.push(invocation));
    router.send([68, 1, 10, more]);
    expect(await router.next()).toEqual([70, 1, {}]);
    router.send([68, 1, 10, more, [1]], [68, 1, 10, {}, [2]]);
    expect(await router.rest()).toEqual([]);
    expect(seen).toHaveLength(1);
    const iterator = seen[0]?.input[Symbol.asyncIterator]();
    expect(await iterator?.next()).toEqual({ done: true, value: undefined });
  });

  it("of an invocation that was refused begins nothing either [AP-PCI-13]", async () => {
    const { router } = await registered(() => "never");
    router.send([68, 1, 11, more], [68, 1, 11, more], [68, 1, 11, {}]);
    expect(await router.rest()).toEqual([[8, 68, 1, {}, "wamp.error.no_such_registration", [expect.any(String)]]]);
  });

  it("is dropped for who has left the loop, and may answer later", async () => {
    const { router } = await registered(async ({ input, args: [first] }) => {
      for await (const { value } of input) return [first, value];
    });
    router.send([68, 1, 10, more, [0]], ...[1, 2, 3].map((n) => [68, 1, 10, more, [n]]));
    expect(await router.next()).toEqual([70, 1, {}, [[0, 1]]]);
    router.send([68, 1, 10, {}]);
    expect(await router.rest()).toEqual([]);
  });

  it.each([
    { mode: "kill", answers: [[8, 68, 1, {}, "wamp.error.canceled"]] },
    { mode: "killnowait", answers: [] },
  ])("throws when the call is canceled, $mode [AP-CANCEL-08]", async ({ mode, answers }) => {
    const thrown: unknown[] = [];
    const { router } = await registered(async ({ input }) => {
      try {
        for await (const _ of input) await turns();
      } catch (error) {
        thrown.push(error);
        throw error;
      }
    });
    router.send([68, 1, 10, more], ...[1, 2, 3].map((n) => [68, 1, 10, more, [n]]), [69, 1, { mode }]);
    router.send([68, 1, 10, {}]);
    await turns();
    await turns();
    expect(thrown).toMatchObject([{ name: "CallCanceledError" }]);
    expect(await router.rest()).toEqual(answers);
  });

  it("throws when the session ends", async () => {
    const thrown: unknown[] = [];
    const { router, session } = await registered(async ({ input }) => {
      const iterator = input[Symbol.asyncIterator]();
      await iterator.next().catch((error: unknown) => thrown.push(error));
    });
    router.send([68, 1, 10, more]);
    await turns();
    router.terminate();
    await session.closed;
    await turns();
    expect(thrown).toMatchObject([{ name: "NotConnectedError" }]);
  });

  it("that is not taken ends the invocation when its buffer is full", async () => {
    const onError = vi.fn<ErrorReporter>();
    const { router, seen, finish } = await pending({ onError });
    router.send([68, 1, 10, more], ...Array.from({ length: 1_001 }, (_, n) => [68, 1, 10, more, [n]]));
    const text = 'the buffer of the invocation of "com.p" is full';
    expect(await router.next()).toEqual([8, 68, 1, {}, "wamp.error.runtime_error", [text]]);
    expect(seen[0]?.signal.reason).toMatchObject({ name: "BufferOverflowError", message: text });
    await expect(seen[0]?.input[Symbol.asyncIterator]().next()).rejects.toThrow(text);
    expect(onError).toHaveBeenCalledOnce();
    finish();
    router.send([68, 1, 10, more], [68, 1, 10, {}]);
    expect(await router.rest()).toEqual([]);
  });

  it("may be as long, and as forgetful, as its registration wants", async () => {
    const { session, router } = await registered(() => undefined);
    const seen: Invocation[] = [];
    const registering = session.register(
      "com.short",
      (invocation) => {
        seen.push(invocation);
        return new Promise(() => {});
      },
      { buffer: { max: 1, overflow: "keep-latest" } },
    );
    await router.next();
    router.send([65, 2, 11]);
    await registering;
    router.send([68, 1, 11, more], ...[1, 2, 3].map((n) => [68, 1, 11, more, [n]]), [68, 1, 11, {}]);
    await turns();
    const values: unknown[] = [];
    for await (const { value } of seen[0]?.input ?? []) values.push(value);
    expect(values).toEqual([3]);
  });

  it("starts the time of its invocation anew (T40)", async () => {
    const clock = new HandCrankedClock();
    const { router } = await pending({ clock });
    router.send([68, 1, 10, { ...more, timeout: 100 }]);
    for (const options of [more, more, {}]) {
      await turns();
      clock.advance(99);
      router.send([68, 1, 10, options]);
    }
    await turns();
    clock.advance(99);
    expect(await router.rest()).toEqual([]);
    clock.advance(1);
    expect(await router.next()).toEqual([8, 68, 1, {}, "wamp.error.timeout"]);
  });

  it.each([
    { what: "came whole", chunks: [{}, more] },
    { what: "has come to its end", chunks: [more, {}, {}] },
  ])("breaks the protocol if its invocation runs and $what", async ({ chunks }) => {
    const { router, session } = await pending();
    router.send(...chunks.map((details) => [68, 1, 10, details]));
    expect(await session.closed).toMatchObject({ cause: "violation" });
  });
});
