import { expect, it } from "vitest";
import { explainListenError } from "./explain-listen-error.ts";

it.each(["EADDRINUSE", "EACCES", "EADDRNOTAVAIL", "ENOTFOUND", "EAI_AGAIN"])("explains %s in one line", (code) => {
  const error = Object.assign(new Error("listen"), { code });
  expect(explainListenError(error, { host: "127.0.0.1", port: 80 })).toMatch(
    /^[^\n]*(127\.0\.0\.1|80)[^\n]* with --(port|host)\.$/,
  );
});

it("does not explain what it does not know", () => {
  expect(explainListenError(new Error("boom"), { host: "127.0.0.1", port: 80 })).toBeUndefined();
  expect(
    explainListenError(Object.assign(new Error("listen"), { code: "EWHAT" }), { host: "::1", port: 80 }),
  ).toBeUndefined();
});

it.each(["EADDRINUSE", "EACCES"])("explains %s of a Unix socket", (code) => {
  const error = Object.assign(new Error("listen"), { code });
  const place = { host: "127.0.0.1", port: 80, path: "/run/junctor.sock" };
  expect(explainListenError(error, place)).toContain("/run/junctor.sock");
});
