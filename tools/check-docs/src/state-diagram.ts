import { MessageType, onReceive, onSend } from "@junctor/core";
import type { SessionState, Side } from "@junctor/core";

const states = [
  "closed",
  "establishing",
  "challenging",
  "established",
  "shuttingDown",
  "goodbyeReceived",
  "ended",
] as const satisfies readonly SessionState[];

/** What a side sends of its own accord, and where. The session rules say where that leads. */
const sends: { readonly [S in Side]: readonly (readonly [SessionState, keyof typeof MessageType])[] } = {
  router: [
    ["establishing", "CHALLENGE"],
    ["establishing", "WELCOME"],
    ["establishing", "ABORT"],
    ["established", "GOODBYE"],
    ["goodbyeReceived", "GOODBYE"],
  ],
  client: [
    ["closed", "HELLO"],
    ["challenging", "AUTHENTICATE"],
    ["established", "GOODBYE"],
    ["goodbyeReceived", "GOODBYE"],
  ],
};

/** The session rules of one side as a Mermaid state diagram: `?` is received, `!` is sent. */
export function stateDiagram(side: Side): string {
  const arrows = [...receivedArrows(side), ...sentArrows(side)];
  const lines = [...arrows].map(([ends, messages]) => `    ${ends}: ${[...messages].join(", ")}`);
  return ["stateDiagram-v2", "    [*] --> closed", ...lines, "    ended --> [*]"].join("\n");
}

function receivedArrows(side: Side): Map<string, Set<string>> {
  const arrows = new Map<string, Set<string>>();
  for (const from of states) {
    for (const [name, type] of Object.entries(MessageType)) {
      const to = onReceive(side, from, type);
      if (to !== undefined && to !== "ignore") addArrow(arrows, `${from} --> ${to}`, `?${name}`);
    }
  }
  return arrows;
}

function sentArrows(side: Side): Map<string, Set<string>> {
  const arrows = new Map<string, Set<string>>();
  for (const [from, name] of sends[side]) {
    addArrow(arrows, `${from} --> ${onSend(side, from, MessageType[name])}`, `!${name}`);
  }
  return arrows;
}

function addArrow(arrows: Map<string, Set<string>>, ends: string, message: string): void {
  const messages = arrows.get(ends) ?? new Set<string>();
  arrows.set(ends, messages.add(message));
}
