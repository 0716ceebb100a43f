import { inClient } from "./promise.ts";
import type { Kept } from "./promise.ts";

/** What the experience with other clients has decided, and the tests that hold this one to it. */
export const decisions: readonly Kept[] = [
  {
    about: "a generator whose caller wants no progress",
    answer: "what it yields is dropped, what it returns is sent",
    proofs: [inClient("callee/progress", "sends only the final one if the caller wants no more")],
  },
  {
    about: "a plain exception in a handler",
    answer: "wamp.error.runtime_error with its message; name and stack only with exposeErrors",
    proofs: [
      inClient("callee/invocations", "answers any other exception with its message only, and reports it"),
      inClient("callee/invocations", "shows name and stack to callers if the session exposes errors"),
    ],
  },
  {
    about: "abort",
    answer: "CANCEL in mode killnowait, the call rejects at once, late answers are ignored",
    proofs: [
      inClient("caller/caller", "rejects at once with the signal's reason and sends CANCEL"),
      inClient("caller/caller", "ignores the RESULT or ERROR that still comes"),
      inClient("caller/caller", "sends no CANCEL to a dealer that cannot cancel"),
    ],
  },
  {
    about: "requests without a session",
    answer: "fail; waiting is asked for by each, and bounded",
    proofs: [
      inClient("durable/offline", "every verb fails at once, and nothing is sent later"),
      inClient("durable/offline", "every verb waits for the next one if it is told to, behind what is restored"),
      inClient("durable/offline", "a call waits no longer than its timeout"),
      inClient("durable/offline", "who waits can give up by signal, by cancel, or by leaving the loop"),
    ],
  },
  {
    about: "requests under way when the session is lost",
    answer: "reject, and are never sent again",
    proofs: [
      inClient("durable/offline", "rejects at once, and says whether it was sent"),
      inClient("durable/offline", "is not sent again, even if it has certainly not arrived"),
    ],
  },
  {
    about: "GOODBYE of the router",
    answer: "shutdown, the end of the realm and a lost link are tried again; the rest is up to retryIf",
    proofs: [
      inClient("durable/reconnect", "by a restart of the router"),
      inClient("durable/reconnect", "because the realm is closed"),
      inClient("durable/reconnect", "stays away after a GOODBYE with %s"),
      inClient("durable/reconnect", "gives up when the router refuses it at the next join"),
    ],
  },
  {
    about: "what comes back after a rejoin",
    answer: "everything, pipelined, in ids from 1; ghosts are waited for; the outcome is told",
    proofs: [
      inClient("durable/restore", "are asked for at once, with all options, in new ids"),
      inClient("durable/restore", "a procedure that a ghost of the old session still holds"),
      inClient("durable/restore", "a session that is lost while things are restored loses none of them"),
    ],
  },
  {
    about: "the order of events",
    answer: "one after the other for each subscription, however long a handler takes",
    proofs: [inClient("subscriber/subscriber", "handles one event after the other, however long each takes")],
  },
  {
    about: "keepalive",
    answer: "a cheap CALL after silence, on every transport; any reply proves life",
    proofs: [
      inClient("session/watch-silence", "asks for its own id after so much silence, and lives on with any answer"),
      inClient("session/watch-silence", "asks only after silence: whatever arrives counts"),
    ],
  },
  {
    about: "an error of the platform's WebSocket before it is open, which some report without a close",
    answer: "ends the attempt, and so does a limit of the client's own",
    proofs: [inClient("durable/transports", "get ten seconds each to connect, whatever they do themselves")],
  },
  {
    about: "revocation",
    answer: "closed says why, and nothing revoked comes back",
    proofs: [inClient("durable/restore", "that the router revokes is closed with the reason, and not restored")],
  },
  {
    about: "ending what is held while there is no session",
    answer: "works, and it is not restored",
    proofs: [
      inClient("durable/restore", "can be ended without a session, and is not restored"),
      inClient("durable/restore", "can be ended while it is restored"),
    ],
  },
  {
    about: "an event whose subscription is restored while it is retained",
    answer: "a handler gets it once",
    proofs: [inClient("durable/restore", "no handler gets a retained event twice")],
  },
];
