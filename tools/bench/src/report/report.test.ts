import { describe, expect, test } from "vitest";
import type { Round } from "../round.ts";
import { formatChart } from "./format-chart.ts";
import { formatGoals } from "./format-goals.ts";
import { formatNumber } from "./format-number.ts";
import { formatNodePage } from "./format-node-page.ts";
import { formatContestants, formatPage } from "./format-page.ts";
import { formatTable } from "./format-table.ts";
import { judgeGoal } from "./goal.ts";
import type { Line, Result } from "./result.ts";
import { summariseLine } from "./summarise-line.ts";

const round = (perSecond: number, rest: Partial<Round> = {}): Round => ({
  perSecond,
  latency: { p50: 1, p99: 2, p999: 3 },
  cpuMicroseconds: 5,
  residentMiB: { before: 60, during: 80, after: 70 },
  loadShare: 0.25,
  valid: true,
  startMs: 200,
  facts: {},
  ...rest,
});
const line = (rounds: readonly Round[], rest: Partial<Line> = {}): Line => ({
  workload: "W1",
  title: "calls <fast>",
  unit: "calls",
  contestant: "junctor",
  kind: "ours",
  variant: "WebSocket json",
  rounds,
  ...rest,
});
const result = (lines: readonly Line[]): Result => ({
  date: "2026-01-02T03:04:05.000Z",
  machine: { processor: "a processor", cores: 2, memoryGiB: 24 },
  node: "v20.0.0",
  options: { rounds: 5, seconds: 2 },
  loadAverage: { before: 0.1, after: 1.5 },
  versions: { junctor: "1.2.3" },
  missing: { nexus: "go is not installed" },
  lines,
});

describe("a summary", () => {
  test("is the median of the valid rounds", () => {
    const rounds = [round(1), round(3), round(2), round(900, { valid: false })];
    expect(summariseLine(line(rounds))).toMatchObject({ perSecond: 2, invalidRounds: 1, p99: 2 });
  });

  test("falls back on invalid rounds, and says so", () => {
    expect(summariseLine(line([round(7, { valid: false })]))).toMatchObject({ perSecond: 7, invalidRounds: 1 });
  });
});

test("a table names the failed and the invalid", () => {
  const failed = line([], { contestant: "other", failure: "it broke" });
  expect(
    formatTable([line([round(123_456), round(123_456, { valid: false })]), failed])
      .split("\n")
      .slice(2),
  ).toEqual([
    "| junctor | WebSocket json | 123,456 | 1 | 2 | 3 | 5 | 60 / 80 / 70 | 25 | 2, 1 invalid |",
    "| other | WebSocket json | failed: it broke |",
  ]);
});

test("a failure is shown without octets of a binary serializer, and not at any length", () => {
  const failed = line([], { failure: `no RESULT: \u0096\u00080|${"x".repeat(500)}` });
  expect(formatTable([failed])).toMatch(/failed: no RESULT: 0\/x{90,100}\.\.\. \|$/);
});

test("a server that ended with its load is told from one without memory", () => {
  const ended = line([round(1, { residentMiB: { before: 60, during: 80, after: 0 } })]);
  expect(formatTable([ended])).toContain("| 60 / 80 / ended |");
});

test("numbers keep three figures", () => {
  expect([0.012345, 1.2345, 12.345, 123.45, 1_234_567, Number.NaN].map(formatNumber)).toEqual([
    "0.0123",
    "1.23",
    "12.3",
    "123",
    "1,234,567",
    "-",
  ]);
});

test("a goal is met at its bound, missed beyond, and not judged without a measurement", () => {
  const least = { sense: "at least", bound: 10 } as const;
  const most = { sense: "at most", bound: 10 } as const;
  expect([10, 9, Number.NaN].map((value) => judgeGoal(least, value))).toEqual(["met", "missed", "not measured"]);
  expect([10, 11, Infinity].map((value) => judgeGoal(most, value))).toEqual(["met", "missed", "not measured"]);
});

test("goals compare contestants of one run", () => {
  const lines = [
    line([round(120_000)]),
    line([round(400_000)], { contestant: "floor-joined", kind: "floor" }),
    line([round(10_000, { cpuMicroseconds: 100 })], { contestant: "crossbar", kind: "rival" }),
  ];
  const table = formatGoals({ lines });
  expect(table).toContain("| W1 | calls/s | at least 100,000 | 120,000 | met |");
  expect(table).toContain("| W1 | calls/s, of half the joined-write echo | at least 0.45 | 0.6 | met |");
  expect(table).toContain("| W1 | CPU per call, of crossbar | at most 0.1 | 0.05 | met |");
  expect(table).toContain("| W1 | CPU per call, of nexus | at most 0.5 | - | not measured |");
});

test("the page names machine, versions and who is missing", () => {
  const page = formatPage(result([line([round(5)])]));
  expect(page).toContain("2026-01-02 with Node v20.0.0 on 2 x a processor, 24 GiB: 5 rounds of 2 s");
  expect(page).toContain("- junctor 1.2.3\n- nexus is **missing**: go is not installed");
  expect(page).toContain("## W1: calls <fast>");
  expect(page.endsWith("|\n")).toBe(true);
});

test("the page of Node versions says how to repeat it, and judges no goals", () => {
  const page = formatNodePage(result([line([round(5)], { contestant: "Node 22" })]), ["20", "22"]);
  expect(page).toContain("bench --nodes 20,22 --report");
  expect(page).toContain("| Node 22 | WebSocket json |");
  expect(page).not.toContain("at least");
});

test("nobody is hidden from the list of contestants", () => {
  expect(formatContestants({ versions: {}, missing: { a: "x", b: "y" } }).split("\n")).toHaveLength(2);
});

test("the longest bar of a workload is the fastest, and text is escaped", () => {
  const chart = formatChart([line([round(100)]), line([round(50)], { contestant: "other", kind: "rival" }), line([])]);
  const widths = [...chart.matchAll(/width="(\d+)" height/g)].map(([, width]) => Number(width));
  expect(widths).toEqual([420, 210]);
  expect(chart).toContain("calls &lt;fast&gt;");
});
