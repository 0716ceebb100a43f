import { describe, expect, test } from "vitest";
import { parseProxyHeader } from "./parse-proxy-header.ts";

const SIGNATURE = "0d0a0d0a000d0a515549540a";
const V4 = "c0000201" + "0a000001" + "1f90" + "01bb";
const V6 = "20010db8000000000000000000000007" + "20010db8000000000000000000000001" + "1f90" + "01bb";

/** A header of version 2: command and version, family, length, the rest. */
function binary(head: string, rest: string, length = rest.length / 2): Buffer {
  return Buffer.from(SIGNATURE + head + length.toString(16).padStart(4, "0") + rest, "hex");
}

const good: [string, Buffer, string | undefined][] = [
  ["version 1 over IPv4", Buffer.from("PROXY TCP4 192.0.2.1 10.0.0.1 8080 443\r\n"), "192.0.2.1:8080"],
  ["version 1 over IPv6", Buffer.from("PROXY TCP6 2001:db8::7 2001:db8::1 8080 443\r\n"), "[2001:db8::7]:8080"],
  ["version 1 without addresses", Buffer.from("PROXY UNKNOWN\r\n"), undefined],
  ["version 2 over IPv4", binary("2111", V4), "192.0.2.1:8080"],
  ["version 2 over IPv6", binary("2121", V6), "[2001:db8::7]:8080"],
  ["version 2 with more behind the addresses", binary("2111", `${V4}0300040badcafe`), "192.0.2.1:8080"],
  ["version 2 of the proxy itself", binary("2000", ""), undefined],
  ["version 2 of a Unix socket", binary("2131", "00".repeat(216)), undefined],
];

describe("a PROXY header", () => {
  test.each(good)("of %s is read, whatever follows it", (_what, octets, address) => {
    const header = { kind: "header", length: octets.length, address };
    expect(parseProxyHeader(octets)).toEqual(header);
    expect(parseProxyHeader(Buffer.concat([octets, Buffer.from("GET / HTTP/1.1\r\n")]))).toEqual(header);
  });

  test.each(good)("of %s is waited for, octet by octet", (_what, octets) => {
    const kinds = Array.from(octets, (_, length) => parseProxyHeader(octets.subarray(0, length)).kind);
    expect(new Set(kinds)).toEqual(new Set(["incomplete"]));
  });

  test.each([
    ["something else", Buffer.from("GET / HTTP/1.1\r\n")],
    ["RawSocket", Buffer.from("7ff10000", "hex")],
    ["half a signature", Buffer.from("\r\n\r\n\0\r\nQUIX")],
    ["another family", Buffer.from("PROXY TCP5 192.0.2.1 10.0.0.1 8080 443\r\n")],
    ["an address of another family", Buffer.from("PROXY TCP4 2001:db8::7 2001:db8::1 8080 443\r\n")],
    ["no address", Buffer.from("PROXY TCP4 192.0.2 10.0.0.1 8080 443\r\n")],
    ["a name", Buffer.from("PROXY TCP4 localhost 10.0.0.1 8080 443\r\n")],
    ["a port beyond all", Buffer.from("PROXY TCP4 192.0.2.1 10.0.0.1 65536 443\r\n")],
    ["a port too few", Buffer.from("PROXY TCP4 192.0.2.1 10.0.0.1 8080\r\n")],
    ["one space more", Buffer.from("PROXY TCP4  192.0.2.1 10.0.0.1 8080 443\r\n")],
    ["a line without end", Buffer.from(`PROXY TCP4 ${"1".repeat(200)}`)],
    ["version 3", binary("3111", V4)],
    ["an unknown command", binary("2211", V4)],
    ["addresses that are cut off", binary("2111", V4.slice(2))],
    ["a length beyond all", binary("2111", V4, 0xffff)],
  ])("is not %s", (_what, octets) => {
    expect(parseProxyHeader(octets)).toEqual({ kind: "malformed" });
  });
});
