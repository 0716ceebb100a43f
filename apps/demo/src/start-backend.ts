import { openSession } from "@junctor/client";
import type { Clock, Connector } from "@junctor/core";
import { json } from "@junctor/core/json";
import { systemClock } from "@junctor/core/runtime";
import { answerCalls } from "./backend/answer-calls.ts";
import { keepBoard } from "./backend/keep-board.ts";
import { keepPeople } from "./backend/keep-people.ts";
import { formatBoard } from "./domain/board.ts";
import { DemoUri } from "./domain/demo-uri.ts";

/** The demo's backend component while it runs. */
export interface Backend {
  /** Leaves the realm. Resolves when the session is over. */
  stop(): Promise<void>;
}

/**
 * Joins `realm` as the component behind the demo page: keeps the board and the list of people for who comes late,
 * and answers calls.
 * @param clock times the roll call. Default: the system's.
 * @throws {ConnectionError | JoinError} if the realm cannot be joined.
 */
export async function startBackend(connector: Connector, realm: string, clock: Clock = systemClock): Promise<Backend> {
  const session = await openSession({ transport: connector, realm, serializers: [json()] });
  const board = await keepBoard(session);
  const people = await keepPeople(session, clock);
  await answerCalls(session);
  await session.register(DemoUri.READ_LOBBY, () => ({ board: formatBoard(board()), people: people() }));
  return { stop: () => session.leave() };
}
