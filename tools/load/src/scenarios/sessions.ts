import { linksTo, manyLinks } from "../peers/links.ts";
import { Peer } from "../peers/peer.ts";
import { atLeast, atMost, problemsOf } from "../report/outcome.ts";
import { startNaiveServer } from "../servers/naive-server.ts";
import { startRouter } from "../servers/router.ts";
import type { Router } from "../servers/router.ts";
import { inBatches, percentile } from "../statistics.ts";
import { until } from "../until.ts";
import { openSockets } from "../peers/open-sockets.ts";
import type { Scenario, Size } from "./scenario.ts";

interface Plan {
  readonly sessions: number;
  /** Publications; one each 100 ms, or as soon as the one before has arrived, to a hundred sessions. */
  readonly publications: number;
}

const plans: { readonly [S in Size]: Plan } = {
  short: { sessions: 600, publications: 60 },
  full: { sessions: 9_900, publications: 6_000 },
};
const GROUP = 100;
const EVERY = 100;
const KiB = 1_024;

/** Many sessions for long: nobody is lost, every event arrives, memory does not grow. */
export const sessions: Scenario = {
  name: "sessions",
  about: "ten thousand sessions for ten minutes, a thousand events a second",
  async run(size) {
    const plan = plans[size];
    await using router = await startRouter();
    const base = router.process.memory.now;
    const links = manyLinks(router.port, plan.sessions);
    let ended = 0;
    const latencies: number[] = [];
    const peers = await inBatches(plan.sessions, 50, async (n) => {
      const peer = await Peer.join(links[n]!.connector, links[n]!.serializer);
      peer.onEvent = ({ payload: { args } }) => latencies.push(performance.now() - Number(args[0]));
      await peer.subscribe(`com.example.group.${n % (plan.sessions / GROUP)}`);
      void peer.closed.then(() => ended++);
      return peer;
    });
    const memory = await publishAll(router, plan, latencies);
    const isWhole = { ended, events: latencies.length };
    for (const peer of peers) peer.terminate();
    await until(async () => (await router.metrics()).get("connections") === 0);
    const metrics = await router.metrics();
    const perSession = ((memory.end - base) * KiB) / plan.sessions;
    const expected = plan.publications * GROUP;
    return {
      figures: [
        { name: "sessions", value: peers.length - isWhole.ended, unit: "", target: atLeast(plan.sessions) },
        { name: "events delivered", value: isWhole.events, unit: "", target: atLeast(expected) },
        { name: "p99 of their way", value: percentile(latencies, 99), unit: "ms", target: atMost(50) },
        { name: "memory", value: memory.end, unit: "MiB", target: atMost(300) },
        {
          name: "memory a session",
          value: perSession,
          unit: "KiB",
          target: atMost(25),
          control: await floor(plan.sessions),
        },
        {
          name: "growth since a fifth of the time",
          value: (100 * memory.end) / memory.fifth - 100,
          unit: "%",
          target: atMost(5),
        },
      ],
      problems: problemsOf({
        "nobody was disconnected": isWhole.ended === 0,
        "every event arrived once": isWhole.events === expected,
        "nothing is left when all have gone": metrics.get("sessions") === 0 && metrics.get("subscriptions") === 0,
        "the router had no fault": metrics.get("faults_total") === 0,
      }),
      notes: ["the control is a server of `ws` with as many idle connections"],
    };
  },
};

/** Publishes to one group after the other. Tells how much memory the router held after a fifth, and at the end. */
async function publishAll(router: Router, plan: Plan, latencies: readonly number[]) {
  const link = linksTo(router.port)[3]!;
  const publisher = await Peer.join(link.connector, link.serializer);
  let fifth = 0;
  for (let n = 0; n < plan.publications; n++) {
    const next = performance.now() + EVERY;
    publisher.publish(`com.example.group.${n % (plan.sessions / GROUP)}`, [performance.now()]);
    await until(() => latencies.length >= (n + 1) * GROUP && (plan === plans.short || performance.now() >= next));
    if (n === Math.floor(plan.publications / 5)) fifth = router.process.memory.now;
  }
  const end = router.process.memory.now;
  publisher.terminate();
  return { fifth, end };
}

/** KiB that a connection costs a server of `ws`. */
async function floor(count: number): Promise<number> {
  await using naive = await startNaiveServer();
  const before = naive.memory.now;
  const close = await openSockets(naive.port, count);
  const grown = naive.memory.now - before;
  close();
  return (grown * KiB) / count;
}
