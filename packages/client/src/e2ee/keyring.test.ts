import { WampError } from "@junctor/core";
import { cbor } from "@junctor/core/cbor";
import { describe, expect, it } from "vitest";
import { result } from "../callee/result.ts";
import { failureOf, HandCrankedClock, joined, turns } from "../client.test-support.ts";
import type { Scenario, ScriptedRouter } from "../client.test-support.ts";
import { packValues } from "../passthru/packed-values.ts";
import type { PayloadCodec } from "../passthru/payload-codec.ts";
import type { Session } from "../session/session.ts";
import { seal } from "./ciphers.ts";
import type { Cipher } from "./ciphers.ts";
import { counting, secretOne, secretTwo } from "./e2ee.test-support.ts";
import { encryptionKey } from "./encryption-key.ts";
import type { EncryptionKey } from "./encryption-key.ts";
import { keyring } from "./keyring.ts";

const announced = {
  broker: ["payload_passthru_mode"],
  dealer: ["payload_passthru_mode", "progressive_call_results", "call_canceling"],
};
const [one, two] = [encryptionKey(secretOne), encryptionKey(secretTwo)];
const random = counting();

function ppt(key: EncryptionKey = one, cipher: Cipher = "xsalsa20poly1305"): object {
  return { ppt_scheme: "wamp", ppt_serializer: "cbor", ppt_cipher: cipher, ppt_keyid: key.keyid };
}

/** Values encrypted as another peer does it, as JSON carries them. */
function sealed(args: readonly unknown[], key: EncryptionKey = one, cipher: Cipher = "xsalsa20poly1305"): string {
  const packed = packValues({ args, kwargs: {} }, cbor());
  const bytes = seal(packed, cipher, { secret: key.secret, random });
  return `\0${btoa(String.fromCodePoint(...bytes))}`;
}

/** What an octet string of a JSON message holds. */
function opened(item: unknown, codec: PayloadCodec, attributes: object): unknown {
  const bytes = Uint8Array.from(atob(String(item).slice(1)), (octet) => octet.codePointAt(0) as number);
  const { ppt_serializer: serializer, ppt_cipher: cipher, ppt_keyid: keyid } = attributes as Record<string, string>;
  return codec.decode?.(bytes, { serializer, cipher, keyid });
}

function join(scenario: Scenario = {}): ReturnType<typeof joined> {
  return joined({ announced, ...scenario });
}

/** Collects what comes on subscription 5. */
async function listen(session: Session, router: ScriptedRouter): Promise<unknown[]> {
  const events: unknown[] = [];
  const subscribed = session.subscribe("com.topic", ({ args }) => void events.push(...args));
  await router.next();
  router.send([33, 1, 5]);
  await subscribed;
  return events;
}

describe("a keyring", () => {
  it.each(["xsalsa20poly1305", "aes256gcm"] as const)("encrypts calls and publications by %s", async (cipher) => {
    const { session, router } = await join();
    const ring = keyring({ keys: [one], cipher });
    const call = session.call("com.add", [2, 3], { kwargs: { unit: "m" }, ppt: ring });
    const [, , options, , args] = await router.next();
    expect(options).toEqual(ppt(one, cipher));
    expect(opened((args as unknown[])[0], ring, ppt(one, cipher))).toEqual({ args: [2, 3], kwargs: { unit: "m" } });
    router.send([50, 1, ppt(one, cipher), [sealed([5], one, cipher)]]);
    expect((await call).value).toBe(5);
    await session.publish("com.topic", [], { ppt: ring.using({ cipher: "aes256gcm" }) });
    expect((await router.next())[2]).toEqual(ppt(one, "aes256gcm"));
  });

  it("encrypts with its first key, or the one it is told to use", async () => {
    const ring = keyring({ keys: [one, two] });
    expect(ring.keyid).toBe(one.keyid);
    expect(ring.using({ keyid: two.keyid.toLowerCase() })).toMatchObject({ keyid: two.keyid, cipher: ring.cipher });
    expect(() => ring.using({ keyid: "another" })).toThrow("there is no key another in the keyring");
    expect(() => keyring({ cipher: "rot13" as Cipher })).toThrow(TypeError);
    const { session } = await join();
    const failure = await failureOf(session.call("com.add", [], { ppt: keyring() }));
    expect(failure).toMatchObject({ name: "PayloadError", message: "the keyring has no key to encrypt with" });
  });

  it("answers with the key and the cipher of the call: results, progress and errors", async () => {
    const { session, router } = await join({ ppt: [keyring({ keys: [one, two] })], onError: () => {} });
    const registered = session.register("com.run", async ({ args: [what], progress }) => {
      await progress("half");
      if (what === "fail") throw new WampError("com.error", { args: ["why"] });
      return result([what]);
    });
    await router.next();
    router.send([65, 1, 9]);
    await registered;
    const details = { ...ppt(two, "aes256gcm"), receive_progress: true };
    router.send([68, 1, 9, details, [sealed(["done"], two, "aes256gcm")]]);
    router.send([68, 2, 9, details, [sealed(["fail"], two, "aes256gcm")]]);
    const answers = [await router.next(), await router.next(), await router.next(), await router.next()];
    const read = answers.map((answer) => {
      const attributes = answer[0] === 8 ? answer[3] : answer[2];
      expect(attributes).toMatchObject(ppt(two, "aes256gcm"));
      return opened((answer.at(-1) as unknown[])[0], keyring({ keys: [two] }), attributes as object);
    });
    expect(read).toEqual(["half", "half", "done", "why"].map((value) => ({ args: [value], kwargs: {} })));
  });

  it("takes a payload without a key id for one of the key that encrypts", async () => {
    const { session, router } = await join({ ppt: [keyring({ keys: [one] })] });
    const events = await listen(session, router);
    router.send([36, 5, 1, { ...ppt(), ppt_keyid: undefined }, [sealed(["hello"])]]);
    await turns();
    expect(events).toEqual(["hello"]);
  });

  it("refuses what it cannot read, and says why, without disturbing the rest", async () => {
    const reports: unknown[] = [];
    const onError = (error: unknown): void => void reports.push((error as Error).message);
    const { session, router } = await join({ ppt: [keyring({ keys: [one] })], onError });
    const events = await listen(session, router);
    const strange = [
      [{ ...ppt(), ppt_serializer: "flatbuffers" }, sealed(["a"])],
      [{ ...ppt(), ppt_serializer: undefined }, sealed(["b"])],
      [{ ...ppt(), ppt_cipher: undefined }, sealed(["c"])],
      [{ ...ppt(), ppt_cipher: "rot13" }, sealed(["d"])],
      [ppt(two), sealed(["e"], two)],
      [ppt(one), sealed(["f"], two)],
      [{ ...ppt(), ppt_keyid: one.keyid.replace("f", "F") }, sealed(["g"])],
      [ppt(), "\0"],
      [ppt(), "in the clear"],
    ];
    router.send(...strange.map(([details, item], index) => [36, 5, index + 1, details, [item]]));
    router.send([36, 5, 100, ppt(), [sealed(["readable"])]]);
    await turns();
    expect(events).toEqual(["readable"]);
    expect(reports).toEqual([
      "an encrypted payload is read in cbor, not in flatbuffers",
      "an encrypted payload is read in cbor, not in nothing",
      "the payload is not encrypted, although its scheme is wamp",
      "cipher rot13 is not spoken here",
      `there is no key ${two.keyid} in the keyring`,
      `key ${one.keyid} does not decrypt the payload: it was changed on the way, or encrypted by another key`,
      `key id ${one.keyid.replace("f", "F")} does not match its checksum`,
      "0 octets are too few for xsalsa20poly1305",
      "a packed payload is one binary argument",
    ]);
  });

  it("takes no result in the clear for an encrypted call, but errors of the router", async () => {
    const { session, router } = await join();
    const options = { ppt: keyring({ keys: [one] }) };
    const calls = [session.call("com.a", [], options), session.call("com.b", [], options)];
    const progressive = session.callProgressive("com.c", [], options);
    for (let count = 0; count < 3; count++) await router.next();
    router.send([50, 1, {}, [5]], [8, 48, 2, {}, "wamp.error.no_such_procedure"], [50, 3, { progress: true }, [5]]);
    const inTheClear = { name: "PayloadError", message: "an encrypted call got a result in the clear" };
    expect(await failureOf(calls[0] as Promise<unknown>)).toMatchObject(inTheClear);
    expect(await failureOf(calls[1] as Promise<unknown>)).toMatchObject({ uri: "wamp.error.no_such_procedure" });
    expect(await failureOf(progressive.result)).toMatchObject(inTheClear);
  });
});

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
