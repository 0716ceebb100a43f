import type { Attack } from "./attack.ts";
import { proofs, scenarios } from "./proof.ts";

const AUTHENTICATION = "packages/router/src/session/authentication.test.ts";
const SCRAM = "packages/auth/src/scram/scram.test.ts";
const CRYPTOSIGN = "packages/auth/src/cryptosign/cryptosign.test.ts";
const SERVER = "apps/router-server/src/start-server.test.ts";
const COOKIE = "apps/router-server/src/cookie/cookie-login.test.ts";
const CANARY = "apps/router-server/src/canary-secrets.test.ts";
const FAILED = "packages/router/src/session/failed-logins.test.ts";
const START = "apps/router-server/src/start-router.test.ts";

/** Attacks on who somebody is, and on the process and machine around the router. */
export const attacksOnIdentity: readonly Attack[] = [
  {
    attack: "secrets guessed by how long a comparison takes",
    proofs: [
      ...proofs(
        "packages/auth/src/primitives/primitives.test.ts",
        "secrets and octets are equal only if all of them is",
      ),
      ...proofs(
        "packages/auth/src/ticket/ticket.test.ts",
        "is compared without being known, and costs unknown users the same",
      ),
    ],
    unproven: "the time itself: on a shared machine a statistical test cannot tell even `===` apart",
  },
  {
    attack: "users found by how the router denies them",
    proofs: [
      ...proofs(AUTHENTICATION, "says the same to who does not exist as to who is wrong"),
      ...proofs(SCRAM, "challenges users that do not exist with a salt that stays the same"),
      ...proofs(
        "packages/auth/src/wampcra/wampcra.test.ts",
        "answers users that do not exist like those with a wrong secret",
      ),
      ...scenarios("authentication", "a wrong ticket and a user that does not exist get the same ABORT"),
      ...proofs(CANARY, "by %s, who does not exist gets octet for octet what a wrong secret gets"),
    ],
    unproven: "equal latencies: a timed figure, which the tests do not assert",
  },
  {
    attack: "answers to challenges used again, elsewhere, twice, or late",
    proofs: [
      ...proofs(AUTHENTICATION, "takes no answer twice, nor on another connection", "has to answer in time"),
      ...proofs(AUTHENTICATION, "must not send AUTHENTICATE unasked"),
      ...proofs("packages/auth/src/wampcra/wampcra.test.ts", "makes a nonce for every challenge"),
      ...proofs(CRYPTOSIGN, "takes a signature for its own challenge only"),
    ],
  },
  {
    attack: "a weaker method or an open link where a better one could be had",
    proofs: [
      ...proofs(AUTHENTICATION, "prefers methods in its own order, of those that are offered"),
      ...proofs("packages/auth/src/ticket/ticket.test.ts", "nor to who would send it openly over a network"),
      ...proofs(SCRAM, "does not join over a link that has not the binding it wants"),
      ...proofs(CRYPTOSIGN, "bind the login to the channel both see"),
      ...proofs(START, "serves WebSocket and RawSocket encrypted, and nothing in the clear"),
      ...proofs("apps/router-server/src/listener/tls-versions.test.ts", "refuses %s, and says that it is the version"),
    ],
  },
  {
    attack: "one secret tried after the other, from one address or many, or to lock a user out",
    proofs: [
      ...proofs(FAILED, "has to wait a minute from its first failure; others need not"),
      ...proofs(FAILED, "counts with its whole IPv6 network"),
      ...proofs(FAILED, "is let in all the same, three seconds later, as long as it is tried"),
      ...proofs(FAILED, "is denied three seconds later, whether it exists or not (%s)"),
      ...proofs(FAILED, "is not judged at all if who guesses does not wait"),
    ],
  },
  {
    attack: "logins that make the router derive keys",
    proofs: [
      ...proofs("packages/auth/src/ticket/ticket.test.ts", "is computed for so many at once, and refused to more"),
      ...proofs(FAILED, "has to wait a minute from its first failure; others need not"),
    ],
    unproven: "the delay of others during five hundred such logins: a timed figure, which the tests do not assert",
  },
  {
    attack: "pages of other origins that connect from a user's browser",
    proofs: [
      ...proofs(SERVER, "may not connect unless their origin was named"),
      ...proofs("apps/router-server/src/listener/allows-origin.test.ts", "turns a page of %j away"),
    ],
  },
  {
    attack: "cookies that were stolen, forged, or are sent along by other pages",
    proofs: [
      ...proofs(COOKIE, "with a cookie that was made up gets another, and is denied"),
      ...proofs(COOKIE, "is of no use to pages of other origins, nor to who shows none"),
      ...proofs(COOKIE, "is of no use once its user has logged out", "is of no use once its user %s"),
      ...proofs(COOKIE, "a cookie is in no log, no metrics, and nothing that sessions are told"),
      ...proofs("apps/router-server/e2e/cookie-login.test.ts", "pages of other origins cannot act by it"),
    ],
  },
  {
    attack: "pages under names that were made to lead to this machine (DNS rebinding)",
    proofs: [
      ...proofs(SERVER, "are not served, over WebSocket or HTTP, status and metrics included"),
      ...proofs("apps/router-server/src/listener/allows-host.test.ts", "turns requests for %j away"),
    ],
  },
  {
    attack: "addresses made up by headers that only proxies may send, to pass limits or to blame others",
    proofs: [
      ...proofs("apps/router-server/src/proxied-clients.test.ts", "takes no such header of others"),
      ...proofs("apps/router-server/src/proxied-clients.test.ts", "reads that header only, and that of proxies only"),
      ...proofs("apps/router-server/src/proxy/parse-proxy-header.test.ts", "is not %s"),
      ...proofs("apps/router-server/src/proxy/find-client.test.ts", "%s: %j is malformed"),
    ],
  },
  {
    attack: "Unix sockets that others may open, or that are something else",
    proofs: proofs(
      START,
      "may be Unix sockets, for their user alone unless they say otherwise",
      "take over the Unix socket of a router that is gone, and nothing else",
    ),
  },
  {
    attack: "secrets in logs, errors, metrics and messages",
    proofs: [
      ...proofs(AUTHENTICATION, "nothing secret shows in what a router logs or answers"),
      ...proofs("apps/router-server/src/configuration/read-configuration.test.ts", "are never shown"),
      ...proofs(
        "apps/router-server/src/configuration/secrets-in-problems.test.ts",
        "what stands for %s is in no message, wherever it is",
      ),
      ...proofs(CANARY, "of logins by %s, right and wrong", "when a procedure that is asked for a ticket %s"),
      ...proofs(CANARY, "when the configuration is read again, and is wrong or cannot be put into force"),
      ...proofs("packages/client/src/e2ee/encryption-key.test.ts", "prints without its secret"),
    ],
  },
  {
    attack: "libraries with known holes",
    proofs: proofs("tools/fuzz/src/attacks/known-holes.test.ts", "are not in the lockfile"),
  },
  {
    attack: "stored values that a library decodes by itself",
    proofs: proofs("tools/fuzz/src/attacks/known-holes.test.ts", "the store opens its database for octets"),
  },
  {
    attack: "names of realms by the thousand, where realms are made on demand",
    proofs: proofs(
      "packages/router/src/realm/template-realms.test.ts",
      "is made for nobody who may not join",
      "is made for nobody who has none of its roles",
      "are no more than it says, and the longest empty one makes room",
    ),
  },
  {
    attack: "certificates for keys that are forged, or made for another key, realm, chain or delegate",
    proofs: [
      ...proofs("packages/auth/src/trustroot/certified-users.test.ts", "because of certificate %s"),
      ...proofs("packages/auth/src/trustroot/certified-users.test.ts", "because somebody else signed for the delegate"),
      ...proofs("tools/conformance/src/router/certificates.ts", "certificates ${what} are denied"),
    ],
  },
  {
    attack: "a TLS certificate that a client only says it has shown",
    proofs: proofs(
      "tools/conformance/src/router/dynamic-api.ts",
      "what a client says of its transport itself is not believed",
    ),
  },
  {
    attack: "commands to the router by others than who runs it",
    proofs: [
      ...proofs(
        "apps/router-server/src/command/reload-router.test.ts",
        "only the one who runs the router can open the socket",
      ),
      ...proofs(
        "packages/router/src/meta/authorization-procedures.test.ts",
        "is for who was granted it",
        "is for nobody in a realm without roles",
      ),
    ],
  },
];
