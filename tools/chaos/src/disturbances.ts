import type { CuttingProxy } from "./cutting-proxy.ts";
import type { RouterSupply } from "./router-supply.ts";
import type { SeededRandom } from "./seeded-random.ts";
import { turns } from "./turns.ts";

/** What stands between a client and its peers. */
export interface Surroundings {
  readonly proxy: CuttingProxy;
  readonly routers: RouterSupply;
  readonly random: SeededRandom;
}

/** Something that happens to the client. */
export type Disturbance = (surroundings: Surroundings) => Promise<void> | void;

const kill: Disturbance = ({ routers }) => routers.kill();
const restart: Disturbance = ({ routers }) => routers.restart();
const cut: Disturbance = ({ proxy }) => proxy.cut();
const slice: Disturbance = ({ proxy }) => proxy.slice();
const silence: Disturbance = ({ proxy }) => proxy.silence();
const haunt: Disturbance = async ({ proxy, random }) => {
  proxy.haunt();
  await turns(random.below(400));
  proxy.bury();
};

/** How often in a hundred what happens. */
const SHARES: readonly (readonly [Disturbance, number])[] = [
  [kill, 10],
  [restart, 12],
  [cut, 30],
  [slice, 20],
  [haunt, 25],
  [silence, 3],
];

/** So many disturbances, in an order that is random but for the last: that one ends every connection at once. */
export function planDisturbances(count: number, random: SeededRandom): Disturbance[] {
  const hundred = SHARES.flatMap(([disturbance, share]) => Array.from({ length: share }, () => disturbance));
  const plan = Array.from({ length: count - 1 }, (_, at) => hundred[at % hundred.length] as Disturbance);
  return [...random.shuffle(plan), cut];
}
