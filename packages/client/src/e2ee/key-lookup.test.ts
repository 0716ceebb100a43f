import { describe, expect, it } from "vitest";
import { HandCrankedClock, turns } from "../client.test-support.ts";
import type { Scenario } from "../client.test-support.ts";
import type { EncryptionKey } from "./encryption-key.ts";
import { keyring } from "./keyring.ts";
import { join, listen, one, ppt, sealed, two } from "./keyring.test-support.ts";

describe("a keyring that looks keys up", () => {
  /** A session whose lookups the test answers by hand. */
  async function waiting(scenario: Scenario = {}) {
    const lookups = new Map<string, (key: EncryptionKey | undefined) => void>();
    const clock = new HandCrankedClock();
    const asked: string[] = [];
    const lookup = (keyid: string): Promise<EncryptionKey | undefined> => {
      asked.push(keyid);
      return new Promise((resolve) => void lookups.set(keyid, resolve));
    };
    const reports: unknown[] = [];
    const onError = (error: unknown): void => void reports.push((error as Error).message);
    const ring = keyring({ keys: [one], lookup, clock });
    const { session, router } = await join({ ppt: [ring], onError, ...scenario });
    return {
      session,
      router,
      clock,
      asked,
      reports,
      ring,
      find: (key: EncryptionKey) => lookups.get(key.keyid)?.(key),
    };
  }

  it("keeps events in order, asks once, and lets everything else pass", async () => {
    const { session, router, asked, find } = await waiting();
    const events = await listen(session, router);
    router.send(
      [36, 5, 1, ppt(two), [sealed([1], two)]],
      [36, 5, 2, {}, [2]],
      [36, 5, 3, ppt(two), [sealed([3], two)]],
      [36, 5, 4, ppt(one), [sealed([4])]],
    );
    const call = session.call("com.add");
    await router.next();
    router.send([50, 2, {}, ["passed"]]);
    expect((await call).value).toBe("passed");
    expect(events).toEqual([]);
    find(two);
    await turns();
    expect(events).toEqual([1, 2, 3, 4]);
    router.send([36, 5, 5, ppt(two), [sealed([5], two)]]);
    await turns();
    expect(events).toEqual([1, 2, 3, 4, 5]);
    expect(asked).toEqual([two.keyid]);
  });

  it("starts invocations in order, and an INTERRUPT behind its invocation", async () => {
    const { session, router, find } = await waiting();
    const started: unknown[] = [];
    const registered = session.register("com.run", ({ args: [name], signal }) => {
      started.push(name);
      return new Promise((resolve) => signal.addEventListener("abort", () => resolve("stopped")));
    });
    await router.next();
    router.send([65, 1, 9]);
    await registered;
    router.send([68, 1, 9, ppt(two), [sealed(["a"], two)]], [68, 2, 9, {}, ["b"]], [69, 1, { mode: "kill" }]);
    await turns();
    expect(started).toEqual([]);
    find(two);
    expect((await router.next()).slice(0, 3)).toEqual([70, 1, ppt(two)]);
    expect(started).toEqual(["a", "b"]);
  });

  it("reads results encrypted with a key it has to look up", async () => {
    const { session, router, ring, find } = await waiting();
    const call = session.callProgressive("com.run", [], { ppt: ring });
    await router.next();
    router.send([50, 1, { ...ppt(two), progress: true }, [sealed([1], two)]], [50, 1, ppt(one), [sealed([2])]]);
    await turns();
    find(two);
    const seen = [];
    for await (const { value } of call) seen.push(value);
    expect([...seen, (await call.result).value]).toEqual([1, 2]);
  });

  it("reports a key that is not there, is another one, comes too late or cannot be fetched", async () => {
    const { session, router, reports, clock } = await waiting();
    const events = await listen(session, router);
    router.send([36, 5, 1, ppt(two), [sealed([1], two)]], [36, 5, 2, {}, [2]]);
    await turns();
    clock.advance(9_999);
    await turns();
    expect(events).toEqual([]);
    clock.advance(1);
    await turns();
    expect(events).toEqual([2]);
    expect(reports).toEqual([`key ${two.keyid} was not found within 10000 ms`]);
    const lookups = [() => undefined, () => one, () => Promise.reject(new Error("offline"))];
    const messages = [
      `there is no key ${two.keyid}`,
      `the lookup of key ${two.keyid} found key ${one.keyid}`,
      `key ${two.keyid} could not be looked up`,
    ];
    for (const [index, lookup] of lookups.entries()) {
      const other = await join({
        ppt: [keyring({ lookup })],
        onError: (error) => reports.push((error as Error).message),
      });
      const more = await listen(other.session, other.router);
      other.router.send([36, 5, 1, ppt(two), [sealed([1], two)]], [36, 5, 2, {}, [2]]);
      await turns();
      expect(more).toEqual([2]);
      expect(reports.at(-1)).toBe(messages[index]);
    }
  });

  it("answers a call it has no key for with ERROR", async () => {
    const { session, router } = await join({ ppt: [keyring({ lookup: () => undefined })] });
    const registered = session.register("com.run", () => "called");
    await router.next();
    router.send([65, 1, 9], [68, 1, 9, ppt(two), [sealed([], two)]]);
    await registered;
    const text = `there is no key ${two.keyid}`;
    expect(await router.next()).toEqual([8, 68, 1, {}, "wamp.error.invalid_argument", [text]]);
  });

  it("delivers nothing into a session that has ended, and no violation goes unnoticed", async () => {
    const { session, router, find } = await waiting();
    const registered = session.register("com.run", () => new Promise(() => {}));
    await router.next();
    router.send([65, 1, 9]);
    await registered;
    router.send([68, 1, 9, ppt(two), [sealed([], two)]], [68, 1, 9, {}]);
    await turns();
    find(two);
    expect(await session.closed).toMatchObject({ cause: "violation", reason: "wamp.error.protocol_violation" });
    const other = await waiting();
    const events = await listen(other.session, other.router);
    other.router.send([36, 5, 1, ppt(two), [sealed([1], two)]]);
    await turns();
    other.router.terminate();
    await other.session.closed;
    other.find(two);
    await turns();
    expect(events).toEqual([]);
  });
});
