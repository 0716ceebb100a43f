import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { autobahn } from "../src/autobahn-js.ts";
import { autobahnLogin } from "../src/autobahn-login.ts";
import { autobahnPython, autobahnPythonMissing } from "../src/autobahn-python.ts";
import { startGuardedServer } from "../src/guarded-server.ts";
import type { Credentials, GuardedServer } from "../src/guarded-server.ts";
import { junctorLogin } from "../src/junctor-login.ts";
import type { Login } from "../src/login.ts";

const missing = autobahnPythonMissing();

const logins: readonly Login[] = [
  junctorLogin,
  ...(["JSONSerializer", "MsgpackSerializer", "CBORSerializer"] as const).map((name) =>
    autobahnLogin(name, ({ url }) => ({ type: "websocket", url, serializers: [new autobahn.serializer[name]()] })),
  ),
  autobahnLogin("RawSocket, JSON", ({ host, port }) => ({ type: "rawsocket", host, port })),
  ...(missing === undefined ? (["json", "msgpack", "cbor"] as const).map(autobahnPython) : []),
];

const cases = ["ticket as joe", "wampcra as joe", "wampcra as paula", "cryptosign as undefined"] as const;

let server: GuardedServer;
beforeAll(async () => {
  // Debian has it as python3-autobahn, which .ci/run installs.
  if (missing !== undefined) process.stderr.write(`MISSING: autobahn-python does not log in here: ${missing}\n`);
  server = await startGuardedServer();
});
afterAll(() => server.close());

function credentialsOf(name: (typeof cases)[number]): Credentials {
  const found = server.credentials.find(({ method, authid }) => `${method} as ${authid}` === name);
  if (found === undefined) throw new Error(`nobody logs in by ${name}`);
  return found;
}

describe.each(logins)("$name", ({ logIn }) => {
  test.each(cases)("logs in by %s", async (name) => {
    const credentials = credentialsOf(name);
    const { welcome, abort } = await logIn(server, credentials);
    expect(abort).toBeUndefined();
    expect(welcome).toMatchObject({
      authid: credentials.authid ?? "joe",
      authrole: "user",
      authmethod: credentials.method,
      authprovider: "static",
    });
  });

  test.each(cases)("is denied %s with a wrong secret", async (name) => {
    const credentials = credentialsOf(name);
    const wrong = { ...credentials, secret: credentials.secret.replace(/.$/, (last) => (last === "0" ? "1" : "0")) };
    expect(await logIn(server, wrong)).toEqual({ abort: "wamp.error.authentication_denied" });
  });
});
