import { expect, test } from "vitest";
import { findClient } from "./find-client.ts";
import type { ForwardedHeader } from "./parse-forwarded.ts";
import { TrustedProxies } from "./trusted-proxies.ts";

const proxies = new TrustedProxies(["10.0.0.0/8", "2001:db8:1::/48"]);
const find = (header: ForwardedHeader, text?: string) => findClient(header, text, proxies);

test.each<[ForwardedHeader, string, string]>([
  ["X-Forwarded-For", "192.0.2.1", "192.0.2.1"],
  ["X-Forwarded-For", "192.0.2.1:4711", "192.0.2.1"],
  ["X-Forwarded-For", "2001:db8::7", "2001:db8::7"],
  ["X-Forwarded-For", "[2001:db8::7]:4711", "2001:db8::7"],
  ["X-Forwarded-For", "192.0.2.1, 10.0.0.2,10.0.0.3", "192.0.2.1"],
  ["X-Forwarded-For", "198.51.100.9, 192.0.2.1, 10.0.0.2", "192.0.2.1"],
  ["X-Forwarded-For", "I am the king, 192.0.2.1", "192.0.2.1"],
  ["X-Forwarded-For", "10.0.0.9, 10.0.0.2", "10.0.0.9"],
  ["Forwarded", "for=192.0.2.1", "192.0.2.1"],
  ["Forwarded", "For=192.0.2.1;proto=https;by=10.0.0.1", "192.0.2.1"],
  ["Forwarded", 'for="192.0.2.1:4711"', "192.0.2.1"],
  ["Forwarded", 'for="[2001:db8::7]:4711", for=10.0.0.2', "2001:db8::7"],
  ["Forwarded", 'for=_king;x="a, for=10.0.0.1", for=192.0.2.1;proto=http', "192.0.2.1"],
  ["Forwarded", 'for=198.51.100.9;x="\\"", for=192.0.2.1', "192.0.2.1"],
])("%s: %s is of %s", (header, text, address) => {
  expect(find(header, text)).toEqual({ address });
});

test("without a header the proxy speaks for itself", () => {
  expect(find("Forwarded")).toEqual({ address: undefined });
});

test.each<[ForwardedHeader, string]>([
  ["X-Forwarded-For", ""],
  ["X-Forwarded-For", "192.0.2.1,"],
  ["X-Forwarded-For", "unknown"],
  ["X-Forwarded-For", "for=192.0.2.1"],
  ["X-Forwarded-For", "300.0.0.1"],
  ["X-Forwarded-For", "[2001:db8::7"],
  ["Forwarded", ""],
  ["Forwarded", "192.0.2.1"],
  ["Forwarded", "for=192.0.2.1,"],
  ["Forwarded", "for=192.0.2.1;"],
  ["Forwarded", "for=9.9.9.9, for=192.0.2.1;"],
  ["Forwarded", "for=unknown"],
  ["Forwarded", "for=2001:db8::7"],
  ["Forwarded", 'for=9.9.9.9;x=", for=192.0.2.1'],
  ["Forwarded", 'for=9.9.9.9;x=", for="[2001:db8::7]:80"'],
  ["Forwarded", 'for=9.9.9.9;x=", for=192.0.2.1;by="_a"'],
  ["Forwarded", "by=10.0.0.1"],
])("%s: %j is malformed", (header, text) => {
  expect(find(header, text)).toBe("malformed");
});
