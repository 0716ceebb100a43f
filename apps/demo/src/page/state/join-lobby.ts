import type { Session } from "@junctor/client";
import { clear, light, nextStroke, parseBoard } from "../../domain/board.ts";
import { DemoUri } from "../../domain/demo-uri.ts";
import { isStroke, parseLamp } from "../../domain/lamp.ts";
import { parsePeople } from "../../domain/person.ts";
import type { DemoState } from "./demo-state.ts";
import type { Store } from "./store.ts";

/**
 * Subscribes to everything the page shows and then asks the backend how things stand, in this order,
 * so that nothing that happens in between is missed. Done anew in every session.
 * @param onRollCall called whenever the backend asks who is here.
 */
export async function joinLobby(session: Session, store: Store<DemoState>, onRollCall: () => void): Promise<void> {
  const heard: [args: readonly unknown[], apply: (state: DemoState, args: readonly unknown[]) => DemoState][] = [];
  let stage: "early" | "live" = "early";
  const follow = (topic: string, apply: (state: DemoState, args: readonly unknown[]) => DemoState) =>
    session.subscribe(topic, ({ args }) => {
      if (stage === "live") store.update((state) => apply(state, args));
      else heard.push([args, apply]);
    });
  await Promise.all([
    follow(DemoUri.LAMP_LIT, applyLamp),
    follow(DemoUri.BOARD_CLEARED, applyClear),
    follow(DemoUri.PEOPLE_CHANGED, applyPeople),
    session.subscribe(DemoUri.ROLL_CALL, onRollCall),
  ]);
  const lobby = await session.call(DemoUri.READ_LOBBY);
  const { board, people } = (lobby.value ?? {}) as { [key: string]: unknown };
  store.update((state) => ({ ...state, board: parseBoard(board), people: parsePeople(people) }));
  for (const [args, apply] of heard) store.update((state) => apply(state, args));
  stage = "live";
}

function applyLamp(state: DemoState, args: readonly unknown[]): DemoState {
  const lamp = parseLamp(args, nextStroke(state.board));
  return lamp === undefined ? state : { ...state, board: light(state.board, lamp) };
}

function applyClear(state: DemoState, [stroke]: readonly unknown[]): DemoState {
  return isStroke(stroke) ? { ...state, board: clear(state.board, stroke) } : state;
}

function applyPeople(state: DemoState, [people]: readonly unknown[]): DemoState {
  return { ...state, people: parsePeople(people) };
}
