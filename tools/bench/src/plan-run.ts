import type { Contestant } from "./contestants/contestant.ts";
import { home, rivals } from "./contestants/contestants.ts";
import { onNode } from "./contestants/node-versions.ts";
import type { Options } from "./parse-options.ts";
import { guards } from "./report/guards.ts";
import { isSelected } from "./series.ts";
import { workloads } from "./workloads.ts";
import type { Workload } from "./workloads.ts";

/** Who does what. */
export interface RunPlan {
  readonly contestants: readonly Contestant[];
  readonly workloads: readonly Workload[];
}

/** What versions of Node are compared in unless `--only` says otherwise. */
const NODE_WORKLOADS = ["W1", "W4", "W6", "W9", "W12"];

/** Chooses contestants and workloads for what was asked. */
export function planRun({ only, peers, nodes, guard }: Pick<Options, "only" | "peers" | "nodes" | "guard">): RunPlan {
  const selected = workloads.filter(({ id }) => isSelected(id, only));
  if (nodes.length > 0) {
    const compared = only === "" ? selected.filter(({ id }) => NODE_WORKLOADS.includes(id)) : selected;
    return { contestants: nodes.map(onNode), workloads: compared };
  }
  if (guard) return { contestants: home, workloads: selected.filter(({ id }) => isGuarded(id)) };
  return { contestants: peers ? [...home, ...rivals] : home, workloads: selected };
}

function isGuarded(id: string): boolean {
  return guards.some(({ workload }) => workload === id);
}
