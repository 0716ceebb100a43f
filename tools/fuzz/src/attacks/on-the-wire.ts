import type { Attack } from "./attack.ts";
import { mutants, proofs, scenarios } from "./proof.ts";

const ATTACKS = "packages/core/src/decoder-attacks.test.ts";
const RAW = "packages/transport-rawsocket/src/accept-raw-socket.test.ts";
const WEB = "packages/transport-websocket/src/node/accept-web-sockets.test.ts";
const PEER = "packages/router/src/session/peer.test.ts";
const HANDSHAKE = "packages/router/src/session/handshake.test.ts";
const AUTHENTICATION = "packages/router/src/session/authentication.test.ts";

/** Attacks on decoders, framings and the session itself. */
export const attacksOnTheWire: readonly Attack[] = [
  {
    attack: "bombs for decoders: nesting, lengths that claim much, shared references, records, tags, bignums",
    proofs: [
      ...proofs(ATTACKS, "is a protocol violation in Options", "is a protocol violation in the payload"),
      ...proofs(ATTACKS, "in the payload is neither decoded nor transcoded", "the next good message is read"),
      ...proofs("tools/fuzz/src/codec/check-decode.test.ts", "reads or refuses 5,000 mutated messages"),
      ...scenarios("undecodable", "in a session, bytes that are no message end it and nothing else"),
    ],
  },
  {
    attack: "connections that never say HELLO, or say it one octet at a time, in great numbers",
    proofs: [
      ...proofs(PEER, "ends the connection of a peer that says nothing"),
      ...proofs(HANDSHAKE, "beyond the size limit breaks the protocol"),
      ...proofs(RAW, "a client that does not finish its handshake is closed"),
      ...proofs("packages/transport-rawsocket/src/sniff-first-octet.test.ts", "a socket that stays silent is closed"),
      ...proofs(
        "packages/router/src/session/failed-logins.test.ts",
        "may have only so many connections without a session",
      ),
      ...proofs(AUTHENTICATION, "a router has only so many connections without a session"),
      ...proofs("tools/load/e2e/load.test.ts", "connections that trickle are closed", "a flood of bad joins"),
    ],
  },
  {
    attack: "realms made up at random",
    proofs: scenarios("smuggling", "realms that nobody declared leave nothing behind"),
  },
  {
    attack: "HELLO with huge or odd details",
    proofs: [
      ...proofs(HANDSHAKE, "beyond the size limit breaks the protocol", "with details %j breaks the protocol"),
      ...proofs(AUTHENTICATION, "does not take names without end"),
      ...mutants,
    ],
  },
  {
    attack: "pollution of prototypes by the keys of dicts",
    proofs: [
      ...scenarios("smuggling", "names of object properties are names like others"),
      ...proofs("packages/router/src/pattern-index.test.ts", "is not confused by names of object properties"),
      ...proofs("packages/schema/src/compile-schema.test.ts", "keys that name what objects inherit"),
      ...mutants,
    ],
  },
  {
    attack: "options that only routers write, set by clients",
    proofs: [
      ...scenarios("smuggling", "what only a router writes goes to nobody when a client writes it"),
      ...proofs("packages/router/src/broker/publisher-identification.test.ts", "cannot be forged"),
      ...proofs("packages/router/src/dealer/caller-identification.test.ts", "cannot be forged"),
      ...proofs("packages/router/src/with-trustlevel.test.ts", "whatever the sender says"),
    ],
  },
  {
    attack: "values that one serializer can express and another cannot, to break receivers of that other one",
    proofs: [
      ...proofs("packages/router/src/serializers.test.ts", "counted, and reaches the others bit for bit"),
      ...proofs("packages/router/src/serializers.test.ts", "in CALL is refused", "in YIELD ends the call"),
      ...proofs("packages/core/src/payload-values.test.ts", "refuses lone surrogates in text and keys"),
      ...proofs("packages/router/src/outbox/outgoing-message.test.ts", "is not tried again in a serializer"),
    ],
  },
  {
    attack: "RawSocket: bad magic, reserved bits and types, lengths over the limit, floods of PING, slices anywhere",
    proofs: [
      ...proofs(RAW, "gets an error reply and is closed", "flood whose PONGs are never read ends the connection"),
      ...proofs("packages/transport-rawsocket/src/frame-prefix.test.ts", "is a fault"),
      ...proofs("packages/transport-rawsocket/src/frame-decoder.test.ts", "wherever the stream is cut in two"),
      ...proofs("packages/transport-rawsocket/src/frame-decoder.test.ts", "refuses a longer one from its prefix alone"),
      ...proofs("packages/transport-rawsocket/src/frame-decoder.test.ts", "refuses a PING over the limit too"),
      ...proofs("packages/transport-rawsocket/src/sniff-first-octet.test.ts", "share a port"),
      ...mutants,
    ],
  },
  {
    attack: "WebSocket without a subprotocol, with the wrong kind of frame, with frames that break RFC 6455",
    proofs: [
      ...proofs(WEB, "is answered with 400 and what is spoken", "is closed with 1003 on a message of the wrong kind"),
      ...proofs(WEB, "and refuses one in too many", "refuses a message over 1 MiB with 1009"),
      ...mutants,
    ],
  },
  {
    attack: "URIs and patterns that make a matcher backtrack, URIs without end",
    proofs: [
      ...proofs("tools/fuzz/src/attacks/regular-expressions.test.ts", "take time in proportion to what they are given"),
      ...scenarios("smuggling", "a URI of half a million characters is refused like a short one"),
      ...proofs("packages/schema/src/compile-schema.test.ts", "patterns that backtracking engines never finish"),
      ...proofs("packages/schema/src/wamp-formats.test.ts", "is what its expression matches"),
    ],
  },
  {
    attack: "request ids that are 0, negative, fractions, beyond 2^53, repeated, or leave gaps",
    proofs: [
      ...scenarios("violation-table", "a fraction where an id belongs", "the id 0", "an id beyond 2^53"),
      ...scenarios("ids", "request ids may start anywhere and leave gaps, but ascend", "a strict realm takes 1, 2, 3"),
      ...mutants,
    ],
  },
  {
    attack:
      "secrets and names in the hope for a newline, an escape sequence or a megabyte in a log, or a label of metrics",
    proofs: [
      ...proofs("apps/router-server/src/log/create-logger.test.ts", "never breaks a line for a peer, shows secrets"),
      ...proofs("apps/router-server/src/start-router.test.ts", "counts what happens, and names nobody"),
    ],
  },
  {
    attack: "compression that tells secrets by its length, or eats memory",
    proofs: proofs(WEB, "is not compressed, even if the client offers it"),
  },
];
