import { expect, test } from "vitest";
import { addressGroup } from "./address-group.ts";

test.each([
  ["192.0.2.1", "192.0.2.1"],
  ["192.0.2.1:51734", "192.0.2.1"],
  ["::ffff:192.0.2.1", "192.0.2.1"],
  ["[::ffff:192.0.2.1]:80", "192.0.2.1"],
  ["0:0:0:0:0:FFFF:192.0.2.1", "192.0.2.1"],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
  ["2001:DB8:0001:2::6", "2001:db8:1:2::/64"],
  ["[2001:db8:1:2::7]:51734", "2001:db8:1:2::/64"],
  ["[2001:db8::7]", "2001:db8:0:0::/64"],
  ["2001:db8::", "2001:db8:0:0::/64"],
  ["fe80::1%eth0", "fe80:0:0:0::/64"],
])("an address %s counts as %s", (address, group) => {
  expect(addressGroup(address)).toBe(group);
});

test.each([
  undefined,
  "127.0.0.1",
  "127.8.8.8:80",
  "::1",
  "[::1]:80",
  "0:0:0:0:0:0:0:1",
  "::ffff:127.0.0.1",
  "localhost",
])("%s is this machine, where one address may speak for many", (address) => {
  expect(addressGroup(address)).toBeUndefined();
});
