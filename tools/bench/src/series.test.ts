import { expect, test } from "vitest";
import { crossbar } from "./contestants/crossbar.ts";
import { floors } from "./contestants/floors.ts";
import { foxWamp } from "./contestants/fox-wamp.ts";
import { junctor } from "./contestants/junctor.ts";
import { isSelected, listSeries } from "./series.ts";
import { workloads } from "./workloads.ts";

const lines = listSeries(workloads, [junctor, ...floors, crossbar, foxWamp]).map(
  ({ workload, contestant, variant }) => `${workload.id} ${contestant.id} ${variant}`,
);

test("our router is under every workload", () => {
  expect(workloads.filter(({ id }) => !lines.some((line) => line.startsWith(`${id} junctor `)))).toEqual([]);
});

test("no line is measured twice", () => {
  expect(new Set(lines).size).toBe(lines.length);
});

test("a rival is under the workloads whose serializers it speaks", () => {
  expect(lines).toContain("W1 fox-wamp WebSocket json");
  expect(lines).toContain("W5 crossbar WebSocket json");
  expect(lines.filter((line) => /^(W5|W11|W2) fox-wamp/.test(line))).toEqual([]);
});

test("a floor is only where it is compared with", () => {
  expect(lines.filter((line) => line.includes("floor-broadcast"))).toEqual(["W4 floor-broadcast WebSocket json"]);
});

test.each([
  ["", 14],
  ["W", 14],
  ["W1", 1],
  ["W8", 2],
  ["W8b", 1],
  ["W12", 1],
  ["X", 0],
])("--only %j asks for %d workloads", (only, count) => {
  expect(workloads.filter(({ id }) => isSelected(id, only))).toHaveLength(count);
});
