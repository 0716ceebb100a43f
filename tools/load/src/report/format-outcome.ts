import { isMet } from "./outcome.ts";
import type { Figure, Outcome } from "./outcome.ts";

/** An outcome as lines for people. */
export function formatOutcome(name: string, { figures, problems, notes }: Outcome): string {
  const width = Math.max(0, ...figures.map((figure) => figure.name.length));
  const lines = [
    ...figures.map((figure) => `  ${figure.name.padEnd(width)}  ${formatFigure(figure)}`),
    ...notes.map((note) => `  (${note})`),
    ...problems.map((problem) => `  PROBLEM: ${problem}`),
  ];
  return [name, ...lines].join("\n");
}

function formatFigure(figure: Figure): string {
  const { value, unit, target, control } = figure;
  const beside = [
    target === undefined
      ? []
      : [`target ${target.bound} ${formatNumber(target.value)}${isMet(figure) ? "" : ", MISSED"}`],
    control === undefined ? [] : [`control ${formatNumber(control)}`],
  ].flat();
  const bracket = beside.length === 0 ? "" : ` (${beside.join("; ")})`;
  return `${formatNumber(value)}${unit === "" ? "" : ` ${unit}`}${bracket}`;
}

function formatNumber(value: number): string {
  return Number.isInteger(value) ? String(value) : value.toFixed(value < 10 ? 2 : 1);
}
