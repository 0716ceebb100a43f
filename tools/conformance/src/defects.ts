/** A defect that WAMP routers have had, and what keeps it out of this one. */
export interface Defect {
  /** What goes wrong elsewhere. */
  readonly defect: string;
  /** Titles of scenarios that would fail. */
  readonly scenarios: readonly string[];
}

/** Defects found by reading routers and the threads of their users. None names a product: they get mended. */
export const defects: readonly Defect[] = [
  {
    defect: "CANCEL skip, or any CANCEL of a call to a callee that cannot cancel, is never answered",
    scenarios: [
      "CANCEL skip answers the caller and leaves the callee alone",
      "CANCEL skip is skip to a callee without call_canceling",
      "CANCEL kill is skip to a callee without call_canceling",
      "CANCEL killnowait is skip to a callee without call_canceling",
    ],
  },
  {
    defect: "CANCEL is ignored, or its mode is, or the caller waits for a callee that was to be left alone",
    scenarios: [
      "CANCEL skip answers the caller and leaves the callee alone",
      "CANCEL kill interrupts the callee, whose ERROR ends the call",
      'CANCEL {"mode":"killnowait"} answers the caller and interrupts the callee, whose answer is discarded',
    ],
  },
  {
    defect: "the timeout of a call ends it but tells only callers that announced call_canceling; it counts in seconds",
    scenarios: [
      "a call to a callee that cannot time it is timed by the dealer, in milliseconds, and then skipped",
      "a callee that can cancel is interrupted when the time is up",
    ],
  },
  {
    defect: "SUBSCRIBE with get_retained is never answered if the retained event had a blacklist or a whitelist only",
    scenarios: [
      'a retained event with no list but {"exclude_authid":["bob"]} is judged by that one, and SUBSCRIBED always comes',
      'a retained event with no list but {"exclude_authrole":["user"]} is judged by that one, and SUBSCRIBED always comes',
      'a retained event with no list but {"eligible_authid":["ann"]} is judged by that one, and SUBSCRIBED always comes',
      'a retained event with no list but {"eligible_authrole":["admin"]} is judged by that one, and SUBSCRIBED always comes',
      'a retained event with no list but {"exclude":[1]} is judged by that one, and SUBSCRIBED always comes',
      'a retained event with no list but {"eligible":[1]} is judged by that one, and SUBSCRIBED always comes',
    ],
  },
  {
    defect: "a retained event comes under another publication id than when it was published",
    scenarios: ["the last event published with retain follows SUBSCRIBED, marked, under its publication id"],
  },
  {
    defect: "a meta procedure is misspelt, so that clients of the specification do not find it",
    scenarios: ["every meta procedure answers to its very name", "a meta procedure answers to no other name"],
  },
  {
    defect: "a call refused because its callee lacks a feature stays in the table of calls",
    scenarios: ["a callee that did not announce it is not called with ppt"],
  },
  {
    defect: "a call pending when its callee or caller goes stays in the tables, and its caller waits forever",
    scenarios: [
      "a callee that leaves by losing the connection ends its calls with canceled",
      "a session that ends by losing the connection leaves nothing behind",
      "a caller that leaves by losing the connection has its calls interrupted where the callee can cancel",
    ],
  },
  {
    defect: "lists of authids and authroles are accepted and ignored",
    scenarios: [
      "an event reaches who is in every eligible list",
      "an event reaches nobody who is in any exclude list",
      "the lists of a retained event apply to later subscribers",
      "the lists of authids and authroles apply to who asks",
    ],
  },
  {
    defect: "publishers and callers are disclosed unless they ask not to be",
    scenarios: [
      "a publisher that does not ask is not disclosed",
      "a caller is not disclosed unasked, nor can it pretend",
    ],
  },
  {
    defect: "disclosure that is asked for is ignored",
    scenarios: ["a publisher that asks to be disclosed is", "a caller that asks to be disclosed is"],
  },
  {
    defect: "a feature is announced that is not there, or is there and not announced",
    scenarios: [
      "WELCOME announces each feature whose lines are verified, and no other",
      "HELLO announces each feature whose lines are verified, and no other",
    ],
  },
  {
    defect: "the session id is a text, or a float",
    scenarios: [
      "session and publication ids are random over the whole range",
      "ids leave as integers, whatever their size",
    ],
  },
  {
    defect: "URI and payload of a callee's ERROR are lost on the way",
    scenarios: ["an ERROR of the callee keeps its URI and payload"],
  },
  {
    defect: "the match option is ignored",
    scenarios: [
      "a topic under three match policies is three subscriptions, each shared by its subscribers",
      "one URI under three match policies is three registrations",
    ],
  },
  {
    defect: "an exact subscriber hides the subscribers of patterns",
    scenarios: ["every matching subscription gets its EVENT under one publication id, patterns with the topic"],
  },
  {
    defect: "the first unsubscribe from a pattern takes the pattern from all its subscribers",
    scenarios: ["one subscriber of a pattern leaves, the others stay"],
  },
  {
    defect: "the publisher is not excluded",
    scenarios: ["the publisher does not get its own event"],
  },
  {
    defect: "wildcards are globs",
    scenarios: [
      "a pattern is no glob: only an empty component is open",
      "a wildcard registration serves any one component in its gaps",
    ],
  },
  {
    defect: "a pattern that was unregistered is still called",
    scenarios: ["a pattern that is unregistered is called no more, however its callee goes"],
  },
  {
    defect: "a callee that left stays among those that share a procedure, and every so manieth call is lost",
    scenarios: ["first and last reach the earliest and the latest callee that is left"],
  },
  {
    defect: "a procedure cannot be registered again after a connection broke",
    scenarios: ["force_reregister takes a procedure from a session of the same authid and authrole, and tells it"],
  },
  {
    defect: "a reader that stops reading makes the memory of the router grow without end",
    scenarios: [
      "a call to a callee whose connection takes no more is a network_failure, and every call before it is canceled",
    ],
  },
  {
    defect: "a second HELLO, or a message before HELLO, is only logged",
    scenarios: ["in a session, a second HELLO ends it and nothing else", "before HELLO, CALL ends the connection"],
  },
  {
    defect: "a broken message is answered by closing the connection, without ABORT, or by nothing",
    scenarios: [
      "in a session, bytes that are no message end it and nothing else",
      "in a session, too few elements ends it and nothing else",
    ],
  },
  {
    defect: "GOODBYE is answered with another reason, or the connection is closed with it",
    scenarios: ["GOODBYE is answered once, by goodbye_and_out", "a connection carries one session after another"],
  },
  {
    defect: "a router that closes says no GOODBYE",
    scenarios: ["a router that closes says system_shutdown, then hears nothing but the peer's GOODBYE"],
  },
  {
    defect: "URIs are not checked, and names of the router are not reserved",
    scenarios: [
      "SUBSCRIBE of an invalid URI gets invalid_uri",
      "REGISTER of an invalid URI gets invalid_uri",
      "applications cannot use wamp.session.on_join",
    ],
  },
  {
    defect: "history knows only a number of events, and only of exact topics",
    scenarios: [
      "a publication is in the history of every matching subscription, in order of receipt",
      "times start and end a range",
      "limit, reverse and publications page through a history",
    ],
  },
  {
    defect: "64-bit integers, floats without a fraction and the order of keys do not survive the router",
    scenarios: ["between two peers of one serializer a payload passes bit for bit"],
  },
];
