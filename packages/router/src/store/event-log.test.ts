import { describe, expect, test } from "vitest";
import { EventLog } from "./event-log.ts";
import { storedEvent } from "./stored-event.test-support.ts";
import { storedLength } from "./stored-event.ts";

function topicsOf(log: EventLog): string[] {
  return Array.from(log.events(), ({ topic }) => topic);
}

describe("an event log", () => {
  test("forgets the oldest events beyond its number", () => {
    const log = new EventLog({ maxHistoryEvents: 2, maxHistoryBytes: 10_000 });
    for (const topic of ["a", "b", "c"]) log.append(storedEvent(topic));
    expect(topicsOf(log)).toEqual(["b", "c"]);
  });

  test("forgets the oldest events beyond its octets, one that is too long by itself with all before it", () => {
    const log = new EventLog({ maxHistoryEvents: 10, maxHistoryBytes: 2 * storedLength(storedEvent("a", 500)) });
    for (const topic of ["a", "b", "c"]) log.append(storedEvent(topic, 500));
    expect(topicsOf(log)).toEqual(["b", "c"]);
    log.append(storedEvent("d", 5_000));
    expect(topicsOf(log)).toEqual([]);
    for (const topic of ["e", "f", "g"]) log.append(storedEvent(topic, 500));
    expect(topicsOf(log)).toEqual(["f", "g"]);
  });

  test("may keep nothing", () => {
    const log = new EventLog({ maxHistoryEvents: 0, maxHistoryBytes: 0 });
    log.append(storedEvent("a"));
    expect(topicsOf(log)).toEqual([]);
  });
});
