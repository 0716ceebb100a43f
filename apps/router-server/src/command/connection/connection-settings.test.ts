import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { ConnectionFlags } from "./connection-flags.ts";
import { readConnectionSettings } from "./connection-settings.ts";
import { withoutSecrets } from "./read-environment.ts";
import type { Environment } from "./read-environment.ts";

let home: string;
let warnings: string[];

const read = (flags: ConnectionFlags, environment: Environment = {}) =>
  readConnectionSettings(flags, { HOME: home, ...environment }, (text) => warnings.push(text));

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "junctor-"));
  warnings = [];
});

afterEach(() => rmSync(home, { recursive: true }));

function writeProfiles(folder: string, file: string, text: string): string {
  mkdirSync(join(home, folder), { recursive: true });
  const path = join(home, folder, file);
  writeFileSync(path, text, { mode: 0o600 });
  return path;
}

describe("where to connect", () => {
  it("is a router on this machine, unless something else is said", async () => {
    expect(await read({})).toMatchObject({ url: "ws://127.0.0.1:8080/ws", realm: "realm1", serializer: "json" });
  });

  it("is what flags say, else WAMP_*, else WICK_*, else the profile", async () => {
    writeProfiles(
      ".junctor",
      "profiles.ini",
      "[work]\nurl=u4\nrealm=r4\nauthid=a4\nprivate_key=k4\n[other]\nauthrole=no\n",
    );
    const environment = { WICK_URL: "u3", WICK_REALM: "r3", WAMP_URL: "u2", WICK_AUTHID: "a3", WICK_PROFILE: "work" };
    const settings = await read({ url: "u1" }, environment);
    expect(settings).toMatchObject({ url: "u1", realm: "r3", authid: "a3", privateKey: "k4" });
    expect(await read({}, environment)).toMatchObject({ url: "u2" });
    expect(settings).not.toHaveProperty("authrole");
  });

  it("is not what an empty variable says", async () => {
    expect(await read({}, { WAMP_REALM: "", WICK_REALM: "r3" })).toMatchObject({ realm: "r3" });
  });

  it("can stand in the profile file of wick, or in one that is named", async () => {
    writeProfiles(".wick", "config", "[work]\nrealm = r5\n");
    expect(await read({ profile: "work" })).toMatchObject({ realm: "r5" });
    const file = writeProfiles("else", "where.ini", "[work]\nrealm = r6\n");
    expect(await read({ profile: "work" }, { WAMP_PROFILE_FILE: file })).toMatchObject({ realm: "r6" });
  });
});

describe("what is wrong is told", () => {
  it.each<[ConnectionFlags, Environment, string]>([
    [{ realm: "my realm" }, {}, 'the realm "my realm" is no URI'],
    [{}, { WAMP_SERIALIZER: "xml" }, 'the serializer "xml" is not one of json, msgpack, cbor'],
    [{}, { WICK_AUTHMETHOD: "magic" }, 'the authmethod "magic" is not one of anonymous,'],
    [{ profile: "work" }, {}, "there is no profile file"],
  ])("%j %j: %s", async (flags, environment, message) => {
    await expect(read(flags, environment)).rejects.toThrow(message);
  });

  it("of profiles that are not there, and of keys nobody knows", async () => {
    writeProfiles(".junctor", "profiles.ini", "[work]\nurll=x\n");
    await expect(read({ profile: "home" })).rejects.toThrow("has no section [home]");
    await expect(read({ profile: "toString" })).rejects.toThrow("has no section [toString]");
    await expect(read({ profile: "work" })).rejects.toThrow("[work]: there is no key urll");
  });
});

describe("secrets", () => {
  it.each<[ConnectionFlags]>([[{ secret: "hush" }], [{ ticket: "hush" }], [{ privateKey: "hush" }]])(
    "in %j can be seen by others, which is told without showing them",
    async (flags) => {
      await read(flags);
      expect(warnings).toEqual([
        expect.stringMatching(/^warning: others on this machine can see --\S+; WAMP_[A-Z_]+, file:NAME/),
      ]);
      expect(warnings.join()).not.toContain("hush");
    },
  );

  it("elsewhere are nothing to tell of", async () => {
    await read({ secret: "file:secret.txt", ticket: "-" }, { WAMP_PRIVATE_KEY: "hush" });
    expect(warnings).toEqual([]);
  });

  it("in a profile file that others can read are told of", async () => {
    const file = writeProfiles(".junctor", "profiles.ini", "[work]\nsecret=hush\n");
    await read({ profile: "work" });
    expect(warnings).toEqual([]);
    chmodSync(file, 0o644);
    await read({ profile: "work" });
    expect(warnings).toEqual([`warning: ${file} holds a secret and can be read by others; chmod 600 makes it yours`]);
  });

  it("are not handed on to commands", () => {
    const environment = { PATH: "/bin", WAMP_URL: "u", WAMP_SECRET: "a", WICK_TICKET: "b", WAMP_PRIVATE_KEY: "c" };
    expect(withoutSecrets(environment)).toEqual({ PATH: "/bin", WAMP_URL: "u" });
  });
});
