import { isIP } from "node:net";

/** The headers by which HTTP proxies tell who their clients are; each has its own form. */
export type ForwardedHeader = "Forwarded" | "X-Forwarded-For";

/** One parameter of `Forwarded` and what ends it, from where the last one ended (RFC 7239 section 4). */
const PARAMETER = /[ \t]*([!#$%&'*+.^`|~\w-]+)=(?:([!#$%&'*+.^`|~\w-]+)|"((?:[^"\\]|\\.)*)")[ \t]*(;|,|$)/y;
/** An address as it stands there: IPv4 with or without a port, IPv6 in brackets or, in X-Forwarded-For, bare. */
const NODE = /^(?:\[([^\]]+)\](?::[\w.-]+)?|([^:]+)(?::[\w.-]+)?|([\da-fA-F:.]+))$/;

/**
 * The addresses a header names, the client's own claim first, the last proxy's client last; undefined for a place
 * that is not told (`unknown`, or a made-up name).
 * @returns undefined if the header is malformed.
 */
export function parseForwarded(header: ForwardedHeader, text: string): readonly (string | undefined)[] | undefined {
  if (header === "X-Forwarded-For") return text.split(",").map((part) => readNode(part.trim()));
  const places: (string | undefined)[] = [];
  let place: string | undefined;
  for (let at = 0; ;) {
    PARAMETER.lastIndex = at;
    const match = PARAMETER.exec(text);
    if (match === null) return undefined;
    const [whole, name = "", token, quoted, end] = match;
    if (name.toLowerCase() === "for") place = readNode(token ?? (quoted ?? "").replaceAll(/\\(.)/g, "$1"));
    at += whole.length;
    if (end === ";") continue;
    places.push(place);
    if (end === "") return places;
    place = undefined;
  }
}

function readNode(text: string): string | undefined {
  const match = NODE.exec(text);
  const address = match?.[1] ?? match?.[2] ?? match?.[3] ?? "";
  return isIP(address) === 0 ? undefined : address;
}
