import { formatNumber } from "./format-number.ts";
import type { Line } from "./result.ts";
import { summariseLine } from "./summarise-line.ts";

/** Characters of a failure that are shown. */
const MAX_FAILURE = 110;

const HEAD = [
  "contestant",
  "variant",
  "op/s",
  "p50 ms",
  "p99 ms",
  "p99.9 ms",
  "CPU us/op",
  "RSS MiB",
  "load %",
  "rounds",
];

/** The lines of one workload as a Markdown table. */
export function formatTable(lines: readonly Line[]): string {
  const rows = [HEAD, HEAD.map((_, column) => (column < 2 ? "---" : "--:")), ...lines.map(cells)];
  return rows.map((row) => `| ${row.join(" | ")} |`).join("\n");
}

function cells(line: Line): string[] {
  if (line.rounds.length === 0) return [line.contestant, line.variant, `failed: ${printable(line.failure)}`];
  const summary = summariseLine(line);
  const { residentBefore, residentDuring, residentAfter } = summary;
  const resident = [residentBefore, residentDuring, residentAfter].map(formatResident).join(" / ");
  const { perSecond, p50, p99, p999, cpuMicroseconds, loadShare } = summary;
  return [
    line.contestant,
    line.variant,
    ...[perSecond, p50, p99, p999, cpuMicroseconds].map(formatNumber),
    resident,
    `${Math.round(loadShare * 100)}`,
    formatRounds(line, summary.invalidRounds),
  ];
}

/** What a contestant complained of may hold octets of a binary serializer, and is cut where a cell ends. */
function printable(text = "no round"): string {
  const plain = text.replace(/[^!-~]+/g, " ").replaceAll("|", "/");
  return plain.length > MAX_FAILURE ? `${plain.slice(0, MAX_FAILURE)}...` : plain;
}

/** A process without memory has ended: some do when their peers leave without a word. */
function formatResident(mebibytes: number): string {
  return mebibytes === 0 ? "ended" : `${Math.round(mebibytes)}`;
}

function formatRounds({ rounds, failure }: Line, invalid: number): string {
  const parts = [`${rounds.length}`];
  if (invalid > 0) parts.push(`${invalid} invalid`);
  if (failure !== undefined) parts.push(`failed: ${printable(failure)}`);
  return parts.join(", ");
}
