import { describe, expect, it } from "vitest";
import { MessageType as T } from "./message-type.ts";
import type { MessageType } from "./message-type.ts";
import { onReceive, onSend } from "./session-rules.ts";
import type { Side } from "./session-rules.ts";
import type { SessionState, Transition } from "./session-state.ts";

const every = Object.values(T);
const names = new Map<MessageType, string>(Object.entries(T).map(([name, type]) => [type, name]));

/** What is legal for `side` in `state`, by name. */
function legal(side: Side, state: SessionState): { [name: string]: Transition } {
  const entries = every.map((type) => [names.get(type), onReceive(side, state, type)] as const);
  return Object.fromEntries(entries.filter(([, next]) => next !== undefined));
}

const ignored = Object.fromEntries(every.map((type) => [names.get(type), "ignore"]));

function staying(...types: string[]): { [name: string]: Transition } {
  return Object.fromEntries(types.map((name) => [name, "established"]));
}

describe("a router accepts", () => {
  it.each<[SessionState, { [name: string]: Transition }]>([
    ["closed", { HELLO: "establishing", ABORT: "ended" }],
    ["establishing", { ABORT: "ended" }],
    ["challenging", { AUTHENTICATE: "establishing", ABORT: "ended" }],
    [
      "established",
      {
        ...staying("PUBLISH", "SUBSCRIBE", "UNSUBSCRIBE", "CALL", "CANCEL", "REGISTER", "UNREGISTER", "YIELD", "ERROR"),
        GOODBYE: "goodbyeReceived",
        ABORT: "ended",
      },
    ],
    ["shuttingDown", { ...ignored, GOODBYE: "closed", ABORT: "ended" }],
    ["goodbyeReceived", { ABORT: "ended" }],
    ["ended", ignored],
  ])("when %s only what the spec names", (state, expected) => {
    expect(legal("router", state)).toEqual(expected);
  });
});

describe("a client accepts", () => {
  it.each<[SessionState, { [name: string]: Transition }]>([
    ["closed", { ABORT: "ended" }],
    ["establishing", { WELCOME: "established", CHALLENGE: "challenging", ABORT: "ended" }],
    ["challenging", { ABORT: "ended" }],
    [
      "established",
      {
        ...staying("PUBLISHED", "SUBSCRIBED", "UNSUBSCRIBED", "EVENT", "RESULT", "REGISTERED", "UNREGISTERED"),
        ...staying("INVOCATION", "INTERRUPT", "ERROR"),
        GOODBYE: "goodbyeReceived",
        ABORT: "ended",
      },
    ],
    ["shuttingDown", { ...ignored, GOODBYE: "closed", ABORT: "ended" }],
    ["goodbyeReceived", { ABORT: "ended" }],
    ["ended", ignored],
  ])("when %s only what the spec names", (state, expected) => {
    expect(legal("client", state)).toEqual(expected);
  });
});

/** Plays a conversation seen from one side: `>` sends, `<` receives. */
function play(side: Side, ...steps: [">" | "<", MessageType][]): Transition | undefined {
  let state: SessionState = "closed";
  for (const [direction, type] of steps) {
    const next: Transition | undefined = direction === ">" ? onSend(side, state, type) : onReceive(side, state, type);
    if (next === undefined) return undefined;
    state = next === "ignore" ? state : next;
  }
  return state;
}

describe("a session", () => {
  it("is established by HELLO and WELCOME on both sides", () => {
    expect(play("client", [">", T.HELLO], ["<", T.WELCOME])).toBe("established");
    expect(play("router", ["<", T.HELLO], [">", T.WELCOME])).toBe("established");
  });

  it("may take two rounds of authentication", () => {
    const round: [">" | "<", MessageType][] = [
      ["<", T.CHALLENGE],
      [">", T.AUTHENTICATE],
    ];
    expect(play("client", [">", T.HELLO], ...round, ...round, ["<", T.WELCOME])).toBe("established");
    const answered: [">" | "<", MessageType][] = [
      [">", T.CHALLENGE],
      ["<", T.AUTHENTICATE],
    ];
    expect(play("router", ["<", T.HELLO], ...answered, ...answered, [">", T.WELCOME])).toBe("established");
  });

  it("closes with one GOODBYE from each side, and a transport may carry another one afterwards", () => {
    const joined: [">" | "<", MessageType][] = [
      ["<", T.HELLO],
      [">", T.WELCOME],
    ];
    expect(play("router", ...joined, ["<", T.GOODBYE], [">", T.GOODBYE])).toBe("closed");
    expect(play("router", ...joined, [">", T.GOODBYE], ["<", T.GOODBYE])).toBe("closed");
    expect(play("router", ...joined, ["<", T.GOODBYE], [">", T.GOODBYE], ...joined)).toBe("established");
  });

  it("takes the peer's simultaneous GOODBYE for the reply", () => {
    expect(play("client", [">", T.HELLO], ["<", T.WELCOME], [">", T.GOODBYE], ["<", T.EVENT], ["<", T.GOODBYE])).toBe(
      "closed",
    );
  });

  it("is over after ABORT in either direction", () => {
    expect(play("router", ["<", T.HELLO], [">", T.ABORT], ["<", T.PUBLISH])).toBe("ended");
    expect(play("router", ["<", T.HELLO], ["<", T.ABORT])).toBe("ended");
    expect(play("client", [">", T.HELLO], [">", T.ABORT])).toBe("ended");
  });

  it.each<[string, Side, MessageType[]]>([
    ["a second HELLO", "router", [T.HELLO]],
    ["AUTHENTICATE after WELCOME", "router", [T.AUTHENTICATE]],
    ["a second WELCOME", "client", [T.WELCOME]],
    ["CHALLENGE after WELCOME", "client", [T.CHALLENGE]],
    [
      "the messages of a router",
      "router",
      [T.WELCOME, T.PUBLISHED, T.SUBSCRIBED, T.EVENT, T.RESULT, T.REGISTERED, T.INVOCATION],
    ],
    ["the messages of a client", "client", [T.HELLO, T.PUBLISH, T.SUBSCRIBE, T.CALL, T.REGISTER, T.YIELD]],
  ])("takes %s for a violation", (_what, side, types) => {
    expect(types.map((type) => onReceive(side, "established", type))).toEqual(types.map(() => undefined));
  });
});
