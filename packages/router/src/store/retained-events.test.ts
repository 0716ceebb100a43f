import { describe, expect, test } from "vitest";
import { RetainedEvents } from "./retained-events.ts";
import { storedLength } from "./stored-event.ts";
import { storedEvent } from "./stored-event.test-support.ts";

const all = { uri: "", match: "prefix" } as const;

function topicsOf(events: RetainedEvents, now = 0): string[] {
  return events.match(all, now).map(({ topic }) => topic);
}

describe("retained events", () => {
  test("beyond the number of topics go in the order of publication, replaced ones last", () => {
    const events = new RetainedEvents({ maxRetainedTopics: 2, maxRetainedBytes: 10_000 });
    for (const topic of ["a", "b", "a", "c"]) events.put(storedEvent(topic));
    expect(topicsOf(events)).toEqual(["a", "c"]);
  });

  test("beyond the octets go until the newest fits", () => {
    const limit = 2 * storedLength(storedEvent("a", 500));
    const events = new RetainedEvents({ maxRetainedTopics: 10, maxRetainedBytes: limit });
    for (const topic of ["a", "b"]) events.put(storedEvent(topic, 500));
    expect(topicsOf(events)).toEqual(["a", "b"]);
    events.put(storedEvent("c", 501));
    expect(topicsOf(events)).toEqual(["c"]);
  });

  test("that do not fit by themselves only end what their topic had", () => {
    const limit = storedLength(storedEvent("a", 500));
    const events = new RetainedEvents({ maxRetainedTopics: 10, maxRetainedBytes: limit });
    events.put(storedEvent("a", 500));
    events.put(storedEvent("b", 501));
    expect(topicsOf(events)).toEqual(["a"]);
    events.put(storedEvent("a", 501));
    expect(topicsOf(events)).toEqual([]);
  });

  test("tell which of them are gone", () => {
    const gone: string[] = [];
    const limits = { maxRetainedTopics: 2, maxRetainedBytes: 2_000 };
    const events = new RetainedEvents(limits, ({ topic, publication }) => gone.push(`${topic}${publication}`));
    const put = (topic: string, publication: number, length = 0): void =>
      events.put({ ...storedEvent(topic, length), publication });
    put("a", 1);
    put("a", 2);
    put("b", 3, 5_000);
    put("c", 4);
    put("d", 5);
    expect(gone).toEqual(["a1", "b3", "a2"]);
  });

  test("take as much as before when one is replaced a thousand times", () => {
    const events = new RetainedEvents({ maxRetainedTopics: 10, maxRetainedBytes: 2_000 });
    events.put(storedEvent("other", 500));
    for (let n = 0; n < 1_000; n++) events.put(storedEvent("a", 500));
    expect(topicsOf(events)).toEqual(["other", "a"]);
  });
});

describe("retained events that expire", () => {
  const limits = { maxRetainedTopics: 3, maxRetainedBytes: 10_000 };
  const put = (events: RetainedEvents, topic: string, [timestamp, expires]: readonly number[]): void =>
    events.put({ ...storedEvent(topic), timestamp: timestamp ?? 0, expires });

  test("are there until their time has come", () => {
    const events = new RetainedEvents(limits);
    put(events, "a", [0, 10]);
    put(events, "b", [0, 5]);
    put(events, "c", [2, 7]);
    expect(topicsOf(events, 4)).toEqual(["a", "b", "c"]);
    expect(topicsOf(events, 5)).toEqual(["a", "c"]);
    expect(topicsOf(events, 9)).toEqual(["a"]);
    expect(topicsOf(events, 10)).toEqual([]);
  });

  test("count from the last event of their topic on", () => {
    const events = new RetainedEvents(limits);
    put(events, "a", [0, 10]);
    put(events, "b", [1, 11]);
    put(events, "a", [5, 15]);
    expect(topicsOf(events, 12)).toEqual(["a"]);
    events.put(storedEvent("a"));
    expect(topicsOf(events, 99)).toEqual(["a"]);
  });

  test("make room before any event that lives has to go", () => {
    const events = new RetainedEvents(limits);
    for (const topic of ["lasting", "old"]) put(events, topic, topic === "old" ? [0, 10] : [0]);
    put(events, "older", [0, 5]);
    put(events, "new", [10, 20]);
    put(events, "newer", [10, 20]);
    expect(topicsOf(events, 10)).toEqual(["lasting", "new", "newer"]);
  });
});

test("long lists of receivers and long details count", () => {
  const lists = [{ option: "exclude_authid", names: ["x".repeat(1_000), 4711] }] as const;
  const details = { ppt_keyid: "x".repeat(500) };
  expect(storedLength({ ...storedEvent("a"), lists }) - storedLength(storedEvent("a"))).toBe(2_032);
  expect(storedLength({ ...storedEvent("a"), details }) - storedLength(storedEvent("a"))).toBe(1_016);
});
