import { expect, test } from "vitest";
import { planRun } from "./plan-run.ts";

const asked = { only: "", peers: false, nodes: [], guard: false };
const ids = (list: readonly { readonly id: string }[]): string[] => list.map(({ id }) => id);

test("our router and the floors do everything", () => {
  const { contestants, workloads } = planRun(asked);
  expect(ids(contestants)).toEqual(["junctor", "floor-joined", "floor-plain", "floor-broadcast"]);
  expect(ids(workloads)).toContain("W10");
});

test("rivals join in when they are asked for", () => {
  expect(ids(planRun({ ...asked, peers: true }).contestants)).toEqual(
    expect.arrayContaining(["junctor", "nexus", "nxt", "crossbar", "fox-wamp"]),
  );
});

test("versions of Node are compared among themselves, in a few workloads or the one asked for", () => {
  const nodes = ["20", "22"];
  const few = planRun({ ...asked, nodes });
  expect(ids(few.contestants)).toEqual(["Node 20", "Node 22"]);
  expect(ids(few.workloads)).not.toContain("W8b");
  expect(ids(planRun({ ...asked, nodes, only: "W8b" }).workloads)).toEqual(["W8b"]);
});

test("the guard measures what it judges", () => {
  const { contestants, workloads } = planRun({ ...asked, guard: true });
  expect(ids(contestants)).toContain("floor-joined");
  expect(ids(workloads)).toEqual(["W1", "W4"]);
});
