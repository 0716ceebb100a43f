import { formatNumber } from "./format-number.ts";
import type { Line } from "./result.ts";
import { summariseLine } from "./summarise-line.ts";

const WIDTH = 760;
const LABEL_WIDTH = 250;
const BAR_HEIGHT = 18;
const ROW_HEIGHT = 24;
const TITLE_HEIGHT = 34;
/** Room for the number behind the longest bar. */
const NUMBER_WIDTH = 90;
const COLOURS = { ours: "#2563eb", rival: "#9ca3af", floor: "#d6d3d1" } as const;

/** Operations per second of every line as bars, one group a workload, as an SVG. */
export function formatChart(all: readonly Line[]): string {
  const lines = all.filter((line) => line.rounds.length > 0);
  let y = 0;
  const parts: string[] = [];
  for (const workload of new Set(lines.map((line) => line.workload))) {
    const members = lines.filter((line) => line.workload === workload);
    parts.push(formatTitle(members, y));
    y += TITLE_HEIGHT;
    const longest = Math.max(...members.map((line) => summariseLine(line).perSecond));
    for (const line of members) {
      parts.push(formatBar(line, longest, y));
      y += ROW_HEIGHT;
    }
  }
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${y + 8}" font-family="sans-serif" font-size="12">`,
    `<rect width="100%" height="100%" fill="#fff"/>`,
    ...parts,
    "</svg>",
    "",
  ].join("\n");
}

function formatTitle(members: readonly Line[], y: number): string {
  const { workload = "", title = "", unit = "" } = members[0] ?? {};
  return `<text x="8" y="${y + 24}" font-weight="bold">${escape(`${workload} ${title}: ${unit}/s`)}</text>`;
}

function formatBar(line: Line, longest: number, y: number): string {
  const { perSecond } = summariseLine(line);
  const length = Math.round(((WIDTH - LABEL_WIDTH - NUMBER_WIDTH) * perSecond) / longest);
  const label = escape(`${line.contestant} ${line.variant}`);
  return [
    `<text x="${LABEL_WIDTH - 8}" y="${y + 13}" text-anchor="end">${label}</text>`,
    `<rect x="${LABEL_WIDTH}" y="${y}" width="${length}" height="${BAR_HEIGHT}" fill="${COLOURS[line.kind]}"/>`,
    `<text x="${LABEL_WIDTH + length + 6}" y="${y + 13}">${formatNumber(perSecond)}</text>`,
  ].join("");
}

function escape(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
