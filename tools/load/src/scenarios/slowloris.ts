import { linksTo } from "../peers/links.ts";
import { Peer } from "../peers/peer.ts";
import { trickle, trickleKinds } from "../peers/trickle.ts";
import type { Trickle, TrickleKind } from "../peers/trickle.ts";
import { atLeast, atMost, problemsOf } from "../report/outcome.ts";
import type { Figure } from "../report/outcome.ts";
import { startNaiveServer } from "../servers/naive-server.ts";
import { startRouter } from "../servers/router.ts";
import { inBatches, percentile, timed } from "../statistics.ts";
import { until } from "../until.ts";
import type { Scenario, Size } from "./scenario.ts";

/** What a server of `ws` understands too. */
const comparable: readonly TrickleKind[] = ["an upgrade that never ends", "never joining", "silence"];
/** Connections of each kind. */
const counts: { readonly [S in Size]: number } = { short: 8, full: 100 };

/** Connections that say what they have to say as slowly as they can: all are closed, others join meanwhile. */
export const slowloris: Scenario = {
  name: "slowloris",
  about: "connections that trickle, half messages, and those that never join",
  async run(size) {
    await using router = await startRouter();
    await using naive = await startNaiveServer();
    const count = counts[size];
    const before = router.process.memory.now;
    const started = performance.now();
    const ours = await openAll(router.port, count);
    const control = await openAll(naive.port, count);
    const joins: number[] = [];
    const joining = (async () => {
      for (let n = 0; ours.some(({ isClosed }) => !isClosed); n++) joins.push(await timed(() => join(router.port, n)));
    })();
    const slowest = new Map<TrickleKind, number>();
    for (const kind of trickleKinds) {
      await until(() => closedOf(ours, kind) === count);
      slowest.set(kind, (performance.now() - started) / 1_000);
    }
    await joining;
    const grown = router.process.memory.peak - before;
    await until(async () => (await router.metrics()).get("connections") === 0);
    const figures = trickleKinds.map((kind): Figure => {
      const beside = comparable.includes(kind) ? { control: closedOf(control, kind) } : {};
      return { name: `closed: ${kind}`, value: closedOf(ours, kind), unit: "", target: atLeast(count), ...beside };
    });
    const last = Math.max(...slowest.values());
    for (const each of [...ours, ...control]) each.stop();
    return {
      figures: [
        ...figures,
        { name: "the last one after", value: last, unit: "s", target: atMost(10) },
        { name: "memory on top", value: grown, unit: "MiB", target: atMost(64) },
        { name: "p99 of joins meanwhile", value: percentile(joins, 99), unit: "ms", target: atMost(250) },
      ],
      problems: problemsOf({
        "all of them were closed": ours.every(({ isClosed }) => isClosed),
        "others joined meanwhile": joins.length > 0,
        "a server of `ws` keeps them": comparable.every((kind) => closedOf(control, kind) === 0),
      }),
      notes: ["the control is a server of `ws` without time limits"],
    };
  },
};

async function openAll(port: number, count: number): Promise<readonly Trickle[]> {
  const all = await Promise.all(trickleKinds.map((kind) => inBatches(count, 50, () => trickle(port, kind))));
  return all.flat();
}

function closedOf(trickles: readonly Trickle[], kind: TrickleKind): number {
  return trickles.filter((each) => each.kind === kind && each.isClosed).length;
}

/** A join as it should be, by one way after the other. */
async function join(port: number, n: number): Promise<void> {
  const links = linksTo(port);
  const { connector, serializer } = links[n % links.length]!;
  const peer = await Peer.join(connector, serializer);
  peer.terminate();
  await peer.closed;
}
