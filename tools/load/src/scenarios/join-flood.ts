import { linksTo } from "../peers/links.ts";
import { Peer } from "../peers/peer.ts";
import { trickle } from "../peers/trickle.ts";
import { atLeast, atMost, problemsOf } from "../report/outcome.ts";
import { startRouter } from "../servers/router.ts";
import type { Router } from "../servers/router.ts";
import { inBatches, percentile } from "../statistics.ts";
import { until } from "../until.ts";
import type { Scenario, Size } from "./scenario.ts";

interface Plan {
  /** Connections that never say a word. */
  readonly silent: number;
  /** Joins that are refused, and how many are tried at once. */
  readonly bad: number;
  readonly width: number;
  /** Joins that are to succeed meanwhile. */
  readonly good: number;
}

const plans: { readonly [S in Size]: Plan } = {
  short: { silent: 200, bad: 1_000, width: 20, good: 60 },
  full: { silent: 900, bad: 60_000, width: 50, good: 3_000 },
};

/** Joins that fail, as many as can be, and connections that never say who they are: others join as ever. */
export const joinFlood: Scenario = {
  name: "join-flood",
  about: "a flood of joins that fail, and of connections that never join",
  async run(size) {
    const plan = plans[size];
    await using router = await startRouter();
    await using control = await startRouter({ limits: { joinTimeout: 3_600_000 }, connections: { pingInterval: 0 } });
    const quiet = await joinMany(router, plan.good);
    const before = router.process.memory.now;
    const open = (port: number) => inBatches(plan.silent, 50, () => trickle(port, "never joining"));
    const [silent, patient] = [await open(router.port), await open(control.port)];
    const [refusals, busy] = await Promise.all([joinBadly(router, plan), joinMany(router, plan.good)]);
    await until(() => silent.every(({ isClosed }) => isClosed));
    await until(async () => (await router.metrics()).get("connections") === 0);
    const grown = router.process.memory.peak - before;
    const metrics = await router.metrics();
    const closed = { ours: silent.length, control: patient.filter(({ isClosed }) => isClosed).length };
    for (const each of [...silent, ...patient]) each.stop();
    return {
      figures: [
        { name: "bad joins refused", value: refusals, unit: "", target: atLeast(plan.bad) },
        {
          name: "silent connections closed",
          value: closed.ours,
          unit: "",
          target: atLeast(plan.silent),
          control: closed.control,
        },
        {
          name: "p99 of good joins",
          value: percentile(busy, 99),
          unit: "ms",
          target: atMost(250),
          control: percentile(quiet, 99),
        },
        { name: "memory on top", value: grown, unit: "MiB", target: atMost(64) },
      ],
      problems: problemsOf({
        "every bad join was refused for its realm": refusals === plan.bad,
        "every good join succeeded": busy.length === plan.good,
        "nothing is left": metrics.get("sessions") === 0,
        "without a time limit silent connections stay": closed.control === 0,
        "the router had no fault": metrics.get("faults_total") === 0,
      }),
      notes: ["the control of the joins is the router before the flood; that of silent connections waits for ever"],
    };
  },
};

/** Milliseconds that each join took, one after the other. */
async function joinMany({ port }: Router, count: number): Promise<number[]> {
  const links = linksTo(port);
  return inBatches(count, 1, async (n) => {
    const { connector, serializer } = links[n % links.length]!;
    const start = performance.now();
    const peer = await Peer.join(connector, serializer);
    const milliseconds = performance.now() - start;
    peer.terminate();
    await peer.closed;
    return milliseconds;
  });
}

/** How many were refused because there is no such realm. */
async function joinBadly({ port }: Router, { bad, width }: Plan): Promise<number> {
  const links = linksTo(port);
  const refusals = await inBatches(bad, width, async (n) => {
    const { connector, serializer } = links[n % links.length]!;
    return Peer.join(connector, serializer, `com.example.realm${n}`).then(
      () => "joined",
      (error: Error) => error.message,
    );
  });
  return refusals.filter((refusal) => refusal.includes("wamp.error.no_such_realm")).length;
}
