import { openSession, WampError } from "@junctor/client";
import type { SessionOptions, Session } from "@junctor/client";
import { encryptionKey, generateKey, keyring } from "@junctor/client/e2ee";
import type { EncryptionKey } from "@junctor/client/e2ee";
import type { Serializer } from "@junctor/core";
import { createRouter } from "@junctor/router";
import { memoryTransport } from "@junctor/transport-memory";
import { describe, expect, test } from "vitest";
import { allSerializers } from "./serializers.ts";

const procedure = "com.example.procedure";
const topic = "com.example.topic";
const shared = encryptionKey(new Uint8Array(32).fill(42));

/** Lets people join one realm of our router, each in the serializer that is next. */
function open(): (options?: Partial<SessionOptions>) => Promise<Session> {
  const router = createRouter({ realms: [{ name: "realm1" }] });
  let joined = 0;
  return (options = {}) => {
    const serializers = [allSerializers[joined++ % allSerializers.length] as Serializer];
    return openSession({ transport: memoryTransport(router.accept), realm: "realm1", serializers, ...options });
  };
}

/** What a subscriber gets and what it cannot read, until an event says that it is the last. */
async function listen(session: Session): Promise<() => Promise<unknown[]>> {
  const subscription = await session.subscribe(topic);
  return async () => {
    const seen: unknown[] = [];
    for await (const { args } of subscription) {
      if (args[0] === "last") break;
      seen.push(args[0]);
    }
    return seen;
  };
}

const keysOf = (...keys: EncryptionKey[]): Partial<SessionOptions> => ({ ppt: [keyring({ keys })] });

describe.each(["xsalsa20poly1305", "aes256gcm"] as const)("end-to-end encryption by %s", (cipher) => {
  const ppt = keyring({ keys: [shared], cipher });

  test("events are read by who has the key, and by nobody else", async () => {
    const join = open();
    const errors: unknown[] = [];
    const onError = (error: unknown): void => void errors.push(error);
    const publisher = await join();
    const [member, other, without, stranger] = [
      await listen(await join(keysOf(shared))),
      await listen(await join(keysOf(generateKey(), shared))),
      await listen(await join()),
      await listen(await join({ ...keysOf(generateKey()), onError })),
    ];
    await publisher.publish(topic, ["secret"], { ppt });
    await publisher.publish(topic, ["open"]);
    await publisher.publish(topic, ["last"]);
    expect([await member(), await other()]).toEqual([
      ["secret", "open"],
      ["secret", "open"],
    ]);
    expect(await without()).toEqual([expect.any(Uint8Array), "open"]);
    expect(await stranger()).toEqual(["open"]);
    expect(errors).toMatchObject([{ name: "PayloadError" }]);
  });

  test("calls, results, progressive results and errors are read at the other end", async () => {
    const join = open();
    const callee = await join(keysOf(shared));
    await callee.register(procedure, async function* answer({ args: [end] }) {
      if (end === 0) throw new WampError("com.example.error", { args: ["why"] });
      for (let n = 1; n < Number(end); n++) yield n;
      return end;
    });
    const caller = await join();
    expect((await caller.call(procedure, [5], { ppt })).value).toBe(5);
    const call = caller.callProgressive(procedure, [3], { ppt });
    const seen = [];
    for await (const { value, details } of call) seen.push([value, details["ppt_cipher"], details["ppt_keyid"]]);
    expect(seen).toEqual([1, 2].map((n) => [n, cipher, shared.keyid]));
    expect(await call.result).toMatchObject({ args: [3], details: { ppt_cipher: cipher, ppt_keyid: shared.keyid } });
    const failure = { uri: "com.example.error", args: ["why"], details: { ppt_cipher: cipher } };
    await expect(caller.call(procedure, [0], { ppt })).rejects.toMatchObject(failure);
  });

  test("arguments sent in chunks are read at the other end, and none of them was in the clear", async () => {
    const join = open();
    const callee = await join(keysOf(shared));
    await callee.register(procedure, async ({ args: [first], input, details }) => {
      let sum = Number(first);
      for await (const { value } of input) sum += Number(value);
      return [sum, details["ppt_cipher"]];
    });
    await (
      await join()
    ).register(topic, async ({ args, input }) => {
      const seen = [...args];
      for await (const chunk of input) seen.push(...chunk.args);
      return seen.every((each) => each instanceof Uint8Array);
    });
    const caller = await join();
    const { value } = await caller.callProgressive(procedure, [1], { input: [2, 3, 4], ppt }).result;
    expect(value).toEqual([10, cipher]);
    const unsealed = { ...ppt, sealed: false };
    expect((await caller.callProgressive(topic, [1], { input: [2, 3], ppt: unsealed }).result).value).toBe(true);
  });

  test("a callee without the key refuses, and one without a keyring is not believed", async () => {
    const join = open();
    await (await join(keysOf(generateKey()))).register(procedure, () => "called");
    await (await join()).register(topic, () => "made up");
    const caller = await join();
    const refusal = { uri: "wamp.error.invalid_argument", args: [`there is no key ${shared.keyid} in the keyring`] };
    await expect(caller.call(procedure, [], { ppt })).rejects.toMatchObject(refusal);
    await expect(caller.call(topic, [], { ppt })).rejects.toMatchObject({ name: "PayloadError" });
    expect((await caller.call(topic)).value).toBe("made up");
  });

  test("a key is fetched over the very session that needs it", async () => {
    const join = open();
    const store = await join();
    await store.register("com.example.key", ({ args: [keyid] }) => (keyid === shared.keyid ? shared.secret : null));
    const lookup = async (keyid: string): Promise<EncryptionKey | undefined> => {
      const { value } = await subscriber.call<Uint8Array | null>("com.example.key", [keyid]);
      return value === null ? undefined : encryptionKey(value);
    };
    const errors: unknown[] = [];
    const onError = (error: unknown): void => void errors.push(error);
    const subscriber: Session = await join({ ppt: [keyring({ lookup })], onError });
    const events = await listen(subscriber);
    await store.publish(topic, ["unknown"], { ppt: keyring({ keys: [generateKey()] }) });
    await store.publish(topic, ["secret"], { ppt });
    await store.publish(topic, ["open"]);
    await store.publish(topic, ["last"]);
    expect(await events()).toEqual(["secret", "open"]);
    expect(errors).toMatchObject([{ name: "PayloadError" }]);
  });
});
