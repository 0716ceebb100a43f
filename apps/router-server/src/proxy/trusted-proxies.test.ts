import { expect, test } from "vitest";
import { parseNetwork } from "./parse-network.ts";
import { TrustedProxies } from "./trusted-proxies.ts";

test("proxies are trusted by their addresses and networks, and nobody else", () => {
  const proxies = new TrustedProxies(["10.0.0.0/8", "192.0.2.7", "2001:db8:1::/48"]);
  const theirs = ["10.1.2.3", "::ffff:10.1.2.3", "192.0.2.7", "2001:db8:1::5"];
  expect(theirs.filter((address) => !proxies.includes(address))).toEqual([]);
  const others = ["11.0.0.1", "::ffff:11.0.0.1", "192.0.2.8", "2001:db8:2::5", "::1", "127.0.0.1", "fe80::1%eth0"];
  expect(others.filter((address) => proxies.includes(address))).toEqual([]);
});

test.each(["10.0.0.0/33", "10.0.0/8", "10.0.0.0/", "10.0.0.0/8/8", "10.0.0.0/-1", "2001:db8::/129", "proxy", ""])(
  "%j is no network",
  (text) => {
    expect(parseNetwork(text)).toBeUndefined();
    expect(() => new TrustedProxies([text])).toThrow(RangeError);
  },
);
