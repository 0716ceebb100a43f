import { expect, it } from "vitest";
import { formatAddress, isLoopback } from "./format-address.ts";

it.each([
  ["127.0.0.1", "127.0.0.1:80"],
  ["::1", "[::1]:80"],
  ["0.0.0.0", "127.0.0.1:80"],
  ["::", "127.0.0.1:80"],
  ["example.com", "example.com:80"],
])("writes %s as %s", (host, address) => {
  expect(formatAddress(host, 80)).toBe(address);
});

it("knows what only this machine reaches", () => {
  expect(["127.0.0.1", "127.1.2.3", "localhost", "::1"].map(isLoopback)).toEqual([true, true, true, true]);
  expect(["0.0.0.0", "::", "192.0.2.7", "127.example.com"].map(isLoopback)).toEqual([false, false, false, false]);
});
