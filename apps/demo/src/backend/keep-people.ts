import type { Session } from "@junctor/client";
import type { Clock } from "@junctor/core";
import { isId } from "@junctor/core";
import { Attendance } from "../domain/attendance.ts";
import { DemoUri } from "../domain/demo-uri.ts";
import { parsePerson } from "../domain/person.ts";
import type { Person } from "../domain/person.ts";

const ROLL_CALL_INTERVAL = 3_000;

/**
 * Calls the roll every 3 seconds and publishes the list of people when it changes. Pages answer an event rather
 * than set timers, because browsers slow the timers of hidden tabs down. Returns a look at the list as it is.
 */
export async function keepPeople(session: Session, clock: Clock): Promise<() => Person[]> {
  const attendance = new Attendance();
  const tell = (changed: boolean): void => {
    if (changed) void session.publish(DemoUri.PEOPLE_CHANGED, [attendance.people]).catch(endRounds);
  };
  let next: { cancel(): void } | undefined;
  const endRounds = (): void => next?.cancel();
  const callRoll = (): void => {
    next = clock.after(ROLL_CALL_INTERVAL, callRoll);
    tell(attendance.startRound());
    void session.publish(DemoUri.ROLL_CALL).catch(endRounds);
  };
  await session.subscribe(DemoUri.PERSON_HERE, ({ args }) => {
    const person = parsePerson(args[0]);
    if (person !== undefined) tell(attendance.heard(person));
  });
  await session.subscribe(DemoUri.PERSON_GONE, ({ args }) => {
    if (isId(args[0])) tell(attendance.gone(args[0]));
  });
  callRoll();
  void session.closed.then(endRounds);
  return () => attendance.people;
}
