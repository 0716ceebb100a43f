import { inClient } from "./promise.ts";
import type { Kept } from "./promise.ts";

const chaos = { file: "tools/chaos/e2e/chaos.test.ts", title: "a client lives through" };
const canceling = "tools/conformance/src/router/canceling.ts";

/** What users of other clients have complained of, and the tests that show it does not happen here. */
export const painPoints: readonly Kept[] = [
  {
    about: "calls that wait when the connection is lost never end",
    answer: "all reject at once with SessionLostError, which says whether they were sent",
    proofs: [inClient("durable/offline", "rejects at once, and says whether it was sent (pain point 1)"), chaos],
  },
  {
    about: "nothing is subscribed or registered after a reconnect; each program keeps its own list",
    answer: "subscriptions and registrations outlive sessions",
    proofs: [inClient("durable/restore", "are asked for at once, with all options, in new ids"), chaos],
  },
  {
    about: "what is subscribed again has lost its options",
    answer: "all options come back, failures are told",
    proofs: [
      inClient("durable/restore", "are asked for at once, with all options, in new ids (pain points 2 and 3)"),
      inClient("durable/restore", "what the router refuses is closed and reported, nothing else is touched"),
    ],
  },
  {
    about: "a call cannot be canceled, or its late answer breaks the connection",
    answer: "AbortSignal; late answers are ignored",
    proofs: [
      inClient("caller/caller", "rejects at once with the signal's reason and sends CANCEL with the same id"),
      inClient("caller/caller", "ignores the RESULT or ERROR that still comes, and an ERROR about the CANCEL"),
    ],
  },
  {
    about: "a callee is not told that its call was canceled",
    answer: "the signal of the invocation",
    proofs: [inClient("callee/invocations", "aborts the invocation's signal, and a handler that stops is answered")],
  },
  {
    about: "an INTERRUPT that comes late, or to who does not know it, ends the session",
    answer: "late ones are ignored; our router sends none to who has not announced it",
    proofs: [
      inClient("callee/invocations", "for an invocation that is unknown or answered is ignored"),
      { file: "tools/interop/e2e/giving-up.test.ts", title: "lets a callee work on that cannot be told" },
    ],
  },
  {
    about: "a late YIELD ends the session",
    answer: "it is ignored",
    proofs: [
      { file: "packages/router/src/dealer/caller-left.test.ts", title: "leaves the callee free to answer late" },
      { file: canceling, title: "of a call that is answered, foreign, unknown or canceled already is ignored" },
    ],
  },
  {
    about: "canceling throws where the router cannot",
    answer: "the call is given up on this side",
    proofs: [inClient("caller/caller", "sends no CANCEL to a dealer that cannot cancel")],
  },
  {
    about: "progressive results need a library of promises",
    answer: "an async iterable",
    proofs: [
      inClient("caller/progressive-call", "asks for progressive results, gives them in order, and then the final one"),
    ],
  },
  {
    about: "the shape of a result depends on what it holds",
    answer: "always a Result; value is the first argument",
    proofs: [inClient("caller/caller", "sends CALL and resolves to the RESULT in one shape")],
  },
  {
    about: "a dead connection is not noticed",
    answer: "a sign of life is asked for, in browsers too, and connecting has a limit",
    proofs: [
      inClient("session/watch-silence", "ends when nothing comes, and with it what waits"),
      inClient("session/watch-silence", "a client asks after 25 seconds by default, and joins again 10 seconds later"),
      inClient("durable/transports", "get ten seconds each to connect, whatever they do themselves"),
      chaos,
    ],
  },
  {
    about: "reconnecting stops at errors that would have passed",
    answer: "retryIf decides; secrets are functions, asked at every join",
    proofs: [
      inClient("durable/reconnect", "takes what an authenticator throws for trouble that passes"),
      inClient("durable/reconnect", "leaves the decision to retryIf"),
    ],
  },
  {
    about: "lost, unreachable and closed look alike, and nobody tells of a reconnect",
    answer: "one typed stream of statuses",
    proofs: [inClient("durable/status", "begins with how the client stands, tells what happens, and ends")],
  },
  {
    about: "a procedure cannot be registered again while a ghost of the old session holds it",
    answer: "it is asked for again for 30 seconds",
    proofs: [
      inClient("durable/restore", "a procedure that a ghost of the old session still holds is asked for again"),
      inClient("durable/restore", "but for no longer than 30 seconds"),
      chaos,
    ],
  },
  {
    about: "exceptions of handlers are swallowed",
    answer: "they go to onError, the console by default",
    proofs: [
      inClient("subscriber/subscriber", "that throws or rejects is reported, and gets the next event"),
      inClient("subscriber/subscriber", "is reported to the console if nobody has said where"),
      inClient("callee/invocations", "answers any other exception with its message only, and reports it"),
    ],
  },
  {
    about: "errors say nothing but that there was one",
    answer: "the message is the URI and the first argument",
    proofs: [
      { file: "packages/core/src/errors.test.ts", title: "carries URI, arguments and details" },
      inClient("caller/caller", "rejects with the URI, arguments and details of an ERROR"),
    ],
  },
  {
    about: "bundles of megabytes",
    answer: "a budget that a test keeps",
    proofs: [inClient("bundle", "stays within its budget with %s, a call and a subscription")],
  },
  {
    about: "does not build for browsers: process, Buffer, global",
    answer: "nothing of Node in what runs everywhere",
    proofs: [
      inClient("bundle", "holds no libraries, encryption, contracts or other serializers"),
      { file: "packages/transport-websocket/src/bundle.test.ts", title: "with neither ws nor anything of Node in it" },
    ],
  },
  {
    about: "types that are missing, or say what is not so",
    answer: "written in TypeScript, with tests of the types",
    proofs: [inClient("contract/contract-types", "callers give what a procedure takes, and get what it gives")],
  },
  {
    about: "on Node no certificates, headers or proxies",
    answer: "options of the Node transport",
    proofs: ["sends the headers it is given", "only to a certificate that is trusted", "connects through an agent"].map(
      (title) => ({ file: "packages/transport-websocket/src/node/web-socket.test.ts", title }),
    ),
  },
  {
    about: "CBOR, MessagePack and bytes do not work everywhere",
    answer: "codecs of our own, tested with the vectors of the protocol",
    proofs: [
      { file: "packages/core/src/golden-vectors.test.ts", title: "$json is read from $serializer.name" },
      { file: "packages/core/src/golden-vectors.test.ts", title: "$json is written in $serializer.name" },
    ],
  },
  {
    about: "no timeouts",
    answer: "a timeout for calls, a signal for every verb",
    proofs: [
      inClient("caller/caller", "rejects with a CallTimeoutError when its time is up, and cancels"),
      inClient("publisher/publisher", "stops waiting for the acknowledgement when its signal is aborted"),
      inClient("subscriber/subscriber", "gives up, and unsubscribes, when its signal is aborted before"),
      inClient("durable/offline", "a call waits no longer than its timeout, which counts from when it was made"),
    ],
  },
  {
    about: "what was sent while offline is sent later, twice or at a bad time",
    answer: "nothing is queued unless a request asks to wait, within its bounds",
    proofs: [
      inClient("durable/offline", "every verb fails at once, and nothing is sent later (pain point 23)"),
      inClient("durable/offline", "is not sent again, even if it has certainly not arrived"),
    ],
  },
  {
    about: "iterators hang after the end, or grow without bounds",
    answer: "they end when the client is closed, and have bounded buffers",
    proofs: [
      inClient("durable/restore", "keeps its iterator through sessions, until the client is closed (pain point 24)"),
      inClient("subscriber/iterator-sink", "gets no more than 1000 events behind unless it is told otherwise"),
    ],
  },
  {
    about: "progressive results flood the connection",
    answer: "progress() resolves when there is room, and generators wait for that",
    proofs: [inClient("callee/progress", "is asked for no more than the connection takes (pain point 25)")],
  },
];
