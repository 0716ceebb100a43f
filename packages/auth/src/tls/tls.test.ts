import { ErrorUri } from "@junctor/core";
import type { PeerCertificate } from "@junctor/core";
import { describe, expect, test } from "vitest";
import { applicant, attempt, memoryPeer } from "../applicant.test-support.ts";
import type { Applicant } from "../applicant.ts";
import type { AuthStep } from "../auth-step.ts";
import { LoginError } from "../login-error.ts";
import type { Principal } from "../principal.ts";
import { acceptTls } from "./accept-tls.ts";
import { tls } from "./tls.ts";

const fingerprint = "ab".repeat(32);
const joe: PeerCertificate = { commonName: "joe", fingerprint, alternativeNames: undefined };
const denied = { reason: ErrorUri.AUTHENTICATION_DENIED, message: "authentication denied" };

function who(certificate: PeerCertificate | undefined, authid?: string): Applicant {
  return applicant({ authid }, { ...memoryPeer, secure: true, certificate });
}

async function begin(from: Applicant, user: Principal | undefined): Promise<AuthStep> {
  return acceptTls({ users: async () => Promise.resolve(user) }).begin(from);
}

describe("a TLS certificate", () => {
  test("names who has shown it, unless the router knows better", async () => {
    const identity = { authid: "joe", authrole: "user", authmethod: "tls", authprovider: "static" };
    await expect(begin(who(joe), { authrole: "user" })).resolves.toEqual(identity);
    await expect(begin(who(joe, "joe"), { authrole: "user" })).resolves.toEqual(identity);
    await expect(begin(who(joe), { authrole: "user", authid: "u-17" })).resolves.toMatchObject({ authid: "u-17" });
    const nameless = { ...joe, commonName: undefined };
    await expect(begin(who(nameless), { authrole: "user" })).resolves.toMatchObject({ authid: fingerprint });
  });

  test("of nobody, or of somebody else, is denied", async () => {
    await expect(begin(who(joe), undefined)).rejects.toMatchObject(denied);
    await expect(begin(who(joe, "jane"), { authrole: "user" })).rejects.toMatchObject(denied);
    expect(() => acceptTls({ users: () => undefined }).begin(who(undefined))).toThrow("authentication denied");
  });

  test("has to be there", () => {
    const method = acceptTls({ users: () => undefined });
    expect(method.unusable(who(undefined))).toBe("it needs a trusted TLS certificate");
    expect(method.unusable(who(joe))).toBeUndefined();
  });
});

test("a client with a certificate answers no challenge", async () => {
  const method = tls({ authid: "joe" });
  expect([method.authmethod, method.authid]).toEqual(["tls", "joe"]);
  const login = await method.start(attempt());
  expect(() => login.answer({})).toThrow(LoginError);
});
