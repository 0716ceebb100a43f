import type { Contestant, Variant } from "./contestants/contestant.ts";
import type { Round } from "./round.ts";
import type { Settings } from "./work/work.ts";
import type { WorkName } from "./work/works.ts";
import type { Workload } from "./workloads.ts";

/** One contestant under one workload in one variant: what gets a line in the table. */
export interface Series {
  readonly workload: Workload;
  readonly contestant: Contestant;
  readonly variant: Variant;
  readonly work: WorkName;
  readonly settings: Settings;
  readonly rounds: Round[];
  /** Why it has no more rounds, when one failed. */
  failure?: string;
}

/** Every series of the workloads for contestants that can take part, in the order of the table. */
export function listSeries(workloads: readonly Workload[], contestants: readonly Contestant[]): Series[] {
  return workloads.flatMap((workload) => contestants.flatMap((contestant) => seriesOf(workload, contestant)));
}

/** Whether `only` asks for the workload `id`: `W8` asks for W8a and W8b, `W1` not for W11. */
export function isSelected(id: string, only: string): boolean {
  const cutsNumber = /\d$/.test(only) && /^\d/.test(id.slice(only.length));
  return id.startsWith(only) && !cutsNumber;
}

function seriesOf(workload: Workload, contestant: Contestant): Series[] {
  const work = contestant.kind === "floor" ? workload.floors?.[contestant.id] : workload.work;
  if (work === undefined || (contestant.kind === "rival" && workload.oursOnly)) return [];
  const settings = workload.settings ?? {};
  return workload.variants
    .filter((variant) => canTakePart(contestant, variant, settings))
    .map((variant) => ({ workload, contestant, variant, work, settings, rounds: [] }));
}

function canTakePart({ variants }: Contestant, variant: Variant, settings: Settings): boolean {
  const needed = [...(settings.subscriberSerializers ?? []), settings.calleeSerializer].filter(
    (serializer) => serializer !== undefined,
  );
  return variants.includes(variant) && needed.every((serializer) => variants.includes(`WebSocket ${serializer}`));
}
