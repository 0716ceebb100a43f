import { expect, it } from "vitest";
import { Attendance } from "./attendance.ts";
import { MAX_PEOPLE, parsePeople, parsePerson } from "./person.ts";
import type { Person } from "./person.ts";

const fox: Person = { id: 1, name: "Coral Fox", colour: "coral", answers: false };
const heron: Person = { id: 2, name: "Teal Heron", colour: "teal", answers: false };

it("lists people in the order they came", () => {
  const attendance = new Attendance();
  attendance.heard(fox);
  attendance.heard(heron);
  attendance.heard(fox);
  expect(attendance.people).toEqual([fox, heron]);
});

it("tells news from repetition", () => {
  const attendance = new Attendance();
  expect(attendance.heard(fox)).toBe(true);
  expect(attendance.heard({ ...fox })).toBe(false);
  expect(attendance.heard({ ...fox, answers: true })).toBe(true);
  expect(attendance.gone(fox.id)).toBe(true);
  expect(attendance.gone(fox.id)).toBe(false);
});

it("forgets who misses three roll calls in a row", () => {
  const attendance = new Attendance();
  attendance.heard(fox);
  attendance.heard(heron);
  const changes = [attendance.startRound(), attendance.startRound()];
  attendance.heard(heron);
  changes.push(attendance.startRound());
  expect(changes).toEqual([false, false, true]);
  expect(attendance.people).toEqual([heron]);
});

it("takes in no more people than it can show", () => {
  const attendance = new Attendance();
  for (let id = 1; id <= MAX_PEOPLE + 5; id++) attendance.heard({ ...fox, id });
  expect(attendance.people).toHaveLength(MAX_PEOPLE);
});

it("reads people from the network and leaves out what is none", () => {
  const strangers = [null, 4, {}, { ...fox, id: 0 }, { ...fox, name: " " }, { ...fox, colour: "beige" }];
  expect(parsePeople([fox, ...strangers, heron])).toEqual([fox, heron]);
  expect(parsePeople("everyone")).toEqual([]);
});

it("puts a name on one line and cuts it", () => {
  const name = ` Very\n\tlong ${"x".repeat(1000)}`;
  expect(parsePerson({ ...fox, name })?.name).toBe(`Very long ${"x".repeat(14)}`);
});
