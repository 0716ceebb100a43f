import { isIP, isIPv4 } from "node:net";

/** What a connection from a proxy begins with (HAProxy's PROXY protocol, versions 1 and 2). */
export type ProxyHeader =
  /** More octets have to come. */
  | { readonly kind: "incomplete" }
  /** It is none. */
  | { readonly kind: "malformed" }
  /** So many octets of header; the address of the client is undefined if the proxy speaks for itself. */
  | { readonly kind: "header"; readonly length: number; readonly address: string | undefined };

const SIGNATURE = Buffer.from("\r\n\r\n\0\r\nQUIT\n", "latin1");
const WORD = Buffer.from("PROXY ", "latin1");
const V2_HEAD = 16;
/** Addresses, and what proxies add about TLS; nobody needs more. */
const MAX_V2_LENGTH = 4_096;
/** As the protocol bounds it, line break included. */
const MAX_V1_LENGTH = 107;
const PORT = /^(?:0|[1-9]\d{0,4})$/;

const INCOMPLETE: ProxyHeader = { kind: "incomplete" };
const MALFORMED: ProxyHeader = { kind: "malformed" };

/** Reads the header at the start of what a connection sent. */
export function parseProxyHeader(octets: Buffer): ProxyHeader {
  if (startsLike(octets, SIGNATURE)) return octets.length < V2_HEAD ? INCOMPLETE : parseBinary(octets);
  return startsLike(octets, WORD) ? parseLine(octets) : MALFORMED;
}

/** Whether octets begin with a mark, as far as they go. */
function startsLike(octets: Buffer, mark: Buffer): boolean {
  const length = Math.min(octets.length, mark.length);
  return octets.subarray(0, length).equals(mark.subarray(0, length));
}

/** Version 1: one line of text. */
function parseLine(octets: Buffer): ProxyHeader {
  const end = octets.subarray(0, MAX_V1_LENGTH).indexOf("\r\n", 0, "latin1");
  if (end === -1) return octets.length < MAX_V1_LENGTH ? INCOMPLETE : MALFORMED;
  const length = end + 2;
  const [, family, source = "", destination = "", ...ports] = octets.toString("latin1", 0, end).split(" ");
  if (family === "UNKNOWN") return { kind: "header", length, address: undefined };
  const version = family === "TCP4" ? 4 : family === "TCP6" ? 6 : undefined;
  const isGood = version !== undefined && isIP(source) === version && isIP(destination) === version;
  if (!isGood || ports.length !== 2 || !ports.every(isPort)) return MALFORMED;
  return { kind: "header", length, address: withPort(source, ports[0] as string) };
}

/** Version 2: octets. */
function parseBinary(octets: Buffer): ProxyHeader {
  const [versionAndCommand, family] = [octets.readUInt8(12), octets.readUInt8(13)];
  const rest = octets.readUInt16BE(14);
  if (versionAndCommand >> 4 !== 2 || rest > MAX_V2_LENGTH) return MALFORMED;
  const length = V2_HEAD + rest;
  if (octets.length < length) return INCOMPLETE;
  switch (versionAndCommand & 0x0f) {
    case 0:
      return { kind: "header", length, address: undefined };
    case 1:
      return parseAddresses(family, octets.subarray(V2_HEAD, length));
    default:
      return MALFORMED;
  }
}

/** Source and destination address, source and destination port; more may follow. */
function parseAddresses(family: number, octets: Buffer): ProxyHeader {
  const length = V2_HEAD + octets.length;
  // TCP over IPv4 or IPv6; of anything else the protocol has nothing to tell.
  const size = family === 0x11 ? 4 : family === 0x21 ? 16 : undefined;
  if (size === undefined) return { kind: "header", length, address: undefined };
  if (octets.length < 2 * size + 4) return MALFORMED;
  const port = String(octets.readUInt16BE(2 * size));
  return { kind: "header", length, address: withPort(formatOctets(octets.subarray(0, size)), port) };
}

function formatOctets(octets: Buffer): string {
  if (octets.length === 4) return octets.join(".");
  const groups = Array.from({ length: 8 }, (_, index) => octets.readUInt16BE(2 * index).toString(16));
  return groups.join(":");
}

function isPort(text: string): boolean {
  return PORT.test(text) && Number(text) <= 65_535;
}

function withPort(address: string, port: string): string {
  return isIPv4(address) ? `${address}:${port}` : `${new URL(`http://[${address}]`).hostname}:${port}`;
}
