import { expect, test } from "vitest";
import { UserError } from "../user-error.ts";
import { parseRouterUrl } from "./parse-router-url.ts";

test.each([
  ["ws://127.0.0.1:8080/ws", { transport: "websocket", url: "ws://127.0.0.1:8080/ws" }],
  ["wss://example.com/ws", { transport: "websocket", url: "wss://example.com/ws" }],
  ["ws+unix:/run/a.sock", { transport: "websocket", url: "ws://localhost/ws", socketPath: "/run/a.sock" }],
  ["rs://127.0.0.1:8080", { transport: "rawsocket", host: "127.0.0.1", port: 8080, secure: false }],
  ["tcp://localhost:8080", { transport: "rawsocket", host: "localhost", port: 8080, secure: false }],
  ["rss://example.com:8443", { transport: "rawsocket", host: "example.com", port: 8443, secure: true }],
  ["rs://[::1]:8080", { transport: "rawsocket", host: "::1", port: 8080, secure: false }],
  ["unix:/run/a.sock", { transport: "rawsocket", path: "/run/a.sock", secure: false }],
  ["unix:///run/a.sock", { transport: "rawsocket", path: "/run/a.sock", secure: false }],
  ["/run/a.sock", { transport: "rawsocket", path: "/run/a.sock", secure: false }],
  ["./a.sock", { transport: "rawsocket", path: "./a.sock", secure: false }],
])("%s", (text, address) => {
  expect(parseRouterUrl(text)).toEqual(address);
});

test.each([
  ["http://127.0.0.1:8080/ws", "a router is not reached by http:"],
  ["rs://127.0.0.1", "has no port"],
  ["127.0.0.1", "is no address of a router"],
  ["", "is no address of a router"],
])("%j is refused: %s", (text, message) => {
  expect(() => parseRouterUrl(text)).toThrow(UserError);
  expect(() => parseRouterUrl(text)).toThrow(message);
});
