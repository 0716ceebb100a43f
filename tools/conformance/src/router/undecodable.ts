import { MessageType as T } from "@junctor/core";
import type { SerializerName } from "@junctor/core";
import { json } from "@junctor/core/json";
import { expect } from "vitest";
import { bytesOfHex, bytesOfText } from "../peer/bytes.ts";
import { allRoles, expectError, expectViolation, register } from "../peer/requests.ts";
import { scenario } from "../scenario.ts";
import type { Scenario } from "../scenario.ts";
import type { RouterWorld } from "./router-world.ts";

const deep = 5_000;

/** Bytes that are no message in any state, for each serializer: what they are, and the bytes. */
const undecodable: { readonly [S in SerializerName]: { readonly [what: string]: Uint8Array } } = {
  json: {
    "an empty frame": new Uint8Array(),
    "a truncated message": bytesOfText('[32,3,{},"com.example'),
    "a message with a tail": bytesOfText('[32,3,{},"com.example"] x'),
    "two messages": bytesOfText('[32,3,{},"a.b"][32,4,{},"a.b"]'),
    "a dict": bytesOfText('{"0":32}'),
    "no JSON at all": bytesOfText("hello"),
    "a payload that is no JSON": bytesOfText('[16,3,{},"a.b",[nope]]'),
    "a payload nested too deep": bytesOfText(`[16,3,{},"a.b",${"[".repeat(deep)}${"]".repeat(deep)}]`),
    "malformed Base64 behind U+0000": bytesOfText('[16,3,{"_private":"\\u0000***"},"a.b"]'),
  },
  msgpack: {
    "an empty frame": new Uint8Array(),
    "a truncated message": bytesOfHex("94200380a3612e"),
    "a message with a tail": bytesOfHex("94200380a3612e62c0"),
    "two messages": bytesOfHex("94200380a3612e6294200480a3612e62"),
    "a dict": bytesOfHex("810020"),
    "the type that is never used": bytesOfHex("c1"),
    "invalid UTF-8": bytesOfHex("94200380a3612ec3"),
    "a list that claims 4 GiB": bytesOfHex("ddffffffff20"),
    "a payload nested too deep": bytesOfHex(`95100380a3612e62${"91".repeat(deep)}90`),
    "a dict key that is no string": bytesOfHex("9420038101c0a3612e62"),
  },
  cbor: {
    "an empty frame": new Uint8Array(),
    "a truncated message": bytesOfHex("84182003a063612e"),
    "a message with a tail": bytesOfHex("84182003a063612e62f6"),
    "two messages": bytesOfHex("84182003a063612e6284182004a063612e62"),
    "a dict": bytesOfHex("a1001820"),
    "a lone break": bytesOfHex("ff"),
    "invalid UTF-8": bytesOfHex("84182003a063612ec3"),
    "a list that claims 4 GiB": bytesOfHex("9affffffff1820"),
    "a payload nested too deep": bytesOfHex(`851003a063612e62${"81".repeat(deep)}80`),
    "a dict key that is no string": bytesOfHex("84182003a101f663612e62"),
  },
};

/** What there is to try, whatever the serializer. */
const names = [...new Set(Object.values(undecodable).flatMap((cases) => Object.keys(cases)))];

/** Bytes that cannot be decoded break the protocol like a message that is wrong. */
export const undecodableBytes: readonly Scenario<RouterWorld>[] = [
  scenario(
    "in a session, bytes that are no message end it and nothing else",
    ["BP-PERR-12", "BP-PERR-01", "BP-SER-07"],
    async (world) => {
      const bystander = await world.join();
      for (const bytes of bytesFor(world)) {
        const offender = await world.join();
        await register(offender, "com.example.procedure");
        offender.sendBytes(bytes);
        await expectViolation(offender);
        await world.until(({ sessions, registrations }) => sessions === 1 && registrations === 0);
        const id = bystander.request(T.CALL, {}, "com.example.procedure");
        await expectError(bystander, { type: T.CALL, id }, "wamp.error.no_such_procedure");
      }
    },
  ),

  scenario("before HELLO, bytes that are no message end the connection", ["BP-PERR-12"], async (world) => {
    for (const bytes of bytesFor(world)) {
      const offender = await world.connect();
      offender.sendBytes(bytes);
      offender.send(T.HELLO, "realm1", { roles: allRoles });
      await expectViolation(offender);
    }
  }),

  scenario(
    "text that is not UTF-8 ends the connection, at the latest in the session",
    ["BP-PERR-12", "BP-SER-03"],
    async (world) => {
      const offender = await world.join({ serializer: json() });
      offender.sendBytes(bytesOfHex("5b33322c332c7b7d2c22c328225d"));
      const types = (await offender.untilEnd()).map(([type]) => type);
      // A WebSocket refuses such a text message itself, with close code 1007.
      expect([[], [T.ABORT]]).toContainEqual(types);
      await world.until(({ connections }) => connections === 0);
    },
  ),
];

function bytesFor({ serializer }: RouterWorld): Uint8Array[] {
  return names.flatMap((name) => undecodable[serializer.name][name] ?? []);
}
