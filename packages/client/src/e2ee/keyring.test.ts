import { WampError } from "@junctor/core";
import { describe, expect, it } from "vitest";
import { result } from "../callee/result.ts";
import { failureOf, turns } from "../client.test-support.ts";
import type { PayloadCodec } from "../passthru/payload-codec.ts";
import type { Cipher } from "./ciphers.ts";
import { keyring } from "./keyring.ts";
import { join, listen, one, ppt, sealed, two } from "./keyring.test-support.ts";

/** What an octet string of a JSON message holds. */
function opened(item: unknown, codec: PayloadCodec, attributes: object): unknown {
  const bytes = Uint8Array.from(atob(String(item).slice(1)), (octet) => octet.codePointAt(0) as number);
  const { ppt_serializer: serializer, ppt_cipher: cipher, ppt_keyid: keyid } = attributes as Record<string, string>;
  return codec.decode?.(bytes, { serializer, cipher, keyid });
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
      [{ ppt_scheme: "wamp", ppt_serializer: "native" }, "made up"],
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
      "a packed payload is one binary argument",
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
    const native = failureOf(session.call("com.d", [], options));
    for (let count = 0; count < 4; count++) await router.next();
    router.send([50, 4, { ppt_scheme: "wamp", ppt_serializer: "native" }, [5]]);
    expect(await native).toMatchObject({ name: "PayloadError" });
    router.send(
      [50, 1, { ppt_scheme: "mqtt" }, [5]],
      [8, 48, 2, {}, "wamp.error.no_such_procedure"],
      [50, 3, { progress: true }, [5]],
    );
    const inTheClear = { name: "PayloadError", message: "an encrypted call got a result in the clear" };
    expect(await failureOf(calls[0] as Promise<unknown>)).toMatchObject(inTheClear);
    expect(await failureOf(calls[1] as Promise<unknown>)).toMatchObject({ uri: "wamp.error.no_such_procedure" });
    expect(await failureOf(progressive.result)).toMatchObject(inTheClear);
  });
});
