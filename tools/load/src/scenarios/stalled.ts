import { linksTo, manyLinks } from "../peers/links.ts";
import type { Link } from "../peers/links.ts";
import { Peer } from "../peers/peer.ts";
import { fillerOf, Witness } from "../peers/witness.ts";
import { atMost, atLeast, problemsOf } from "../report/outcome.ts";
import { startRouter, unlimited } from "../servers/router.ts";
import type { Router, RouterSettings } from "../servers/router.ts";
import { inBatches } from "../statistics.ts";
import type { Scenario, Size } from "./scenario.ts";

interface Plan {
  readonly stalled: number;
  /** How many events of a kilobyte are published once all of them should have been closed. */
  readonly events: number;
  /** Publications at a time, in kilobytes; then all that read have to have them. */
  readonly window: number;
  /** MiB. */
  readonly memory: number;
  readonly limits: RouterSettings["limits"];
}

const plans: { readonly [S in Size]: Plan } = {
  short: {
    stalled: 12,
    events: 18_000,
    window: 250,
    memory: 512,
    limits: { maxQueuedBytes: 2 ** 20, softQueuedBytes: 2 ** 19 },
  },
  full: { stalled: 200, events: 2_400_000, window: 2_000, memory: 512, limits: {} },
};
const topic = "com.example.stalled";
/** Who does not read answers no ping either, and is to be found by what waits for it. */
const noPings = { pingInterval: 0 };

interface Run {
  readonly published: number;
  /** Connections the router closed because they did not read. */
  readonly closed: number;
  readonly peak: number;
  readonly survived: boolean;
  readonly bound: string;
  readonly fault: string | undefined;
  readonly seen: number;
}

/** Subscribers that stop reading: each is closed, memory stays bounded, and those that read miss nothing. */
export const stalled: Scenario = {
  name: "stalled",
  about: "subscribers that stop reading, over both transports and all serializers",
  async run(size) {
    const plan = plans[size];
    const ours = await runOne(plan, plan.limits, someAfterAllClosed(plan));
    const control = await runOne(plan, unlimited, (published) => published >= ours.published);
    const expectations = {
      "every stalled subscriber was closed as a slow consumer": ours.closed === plan.stalled,
      "every reading subscriber got every event, once and in order": ours.seen === ours.published,
      "the router lived": ours.survived,
      "without limits it grew much more, or died": !control.survived || control.peak > 1.5 * ours.peak,
    };
    return {
      figures: [
        { name: "closed", value: ours.closed, unit: "", target: atLeast(plan.stalled), control: control.closed },
        { name: "peak memory", value: ours.peak, unit: "MiB", target: atMost(400), control: control.peak },
        { name: "events seen by those that read", value: ours.seen, unit: "", target: atLeast(ours.published) },
      ],
      problems: [...problemsOf(expectations), ...(ours.fault === undefined ? [] : [ours.fault])],
      notes: [
        `memory bounded to ${ours.bound}`,
        `the control has no limits${control.survived ? "" : ", and was killed for its memory"}`,
      ],
    };
  },
};

async function runOne(plan: Plan, limits: RouterSettings["limits"], isEnough: Enough): Promise<Run> {
  await using router = await startRouter({ limits: { ...limits }, memory: plan.memory, connections: noPings });
  const witnesses = await Promise.all(linksTo(router.port).map((link) => Witness.join(link, topic)));
  const links = manyLinks(router.port, plan.stalled);
  const lazy = await inBatches(plan.stalled, 50, (n) => joinStalled(links[n]!));
  const published = await publishWhile({ router, witnesses, window: plan.window }, isEnough);
  const survived = router.process.isRunning;
  const { peak } = router.process.memory;
  const closed = survived ? await closedOf(router) : 0;
  for (const peer of [...lazy, ...witnesses.map((witness) => witness.peer)]) peer.terminate();
  const fault = witnesses.find((witness) => witness.fault !== undefined)?.fault;
  const seen = Math.min(...witnesses.map((witness) => witness.seen));
  return { published, closed, peak: survived ? peak : plan.memory, survived, bound: router.process.bound, fault, seen };
}

async function joinStalled({ connector, serializer }: Link): Promise<Peer> {
  const peer = await Peer.join(connector, serializer);
  await peer.subscribe(topic);
  peer.pause();
  return peer;
}

/** Those whom events are published to, and how many at a time. */
interface Audience {
  readonly router: Router;
  readonly witnesses: readonly Witness[];
  readonly window: number;
}

/** Whether so many publications do. */
type Enough = (published: number, router: Router) => boolean | Promise<boolean>;

/** Once all that stall have been closed, and `events` more. */
function someAfterAllClosed({ stalled: count, events }: Plan): Enough {
  let all: number | undefined;
  return async (published, router) => {
    if (all === undefined && (await closedOf(router)) === count) all = published;
    return all !== undefined && published >= all + events;
  };
}

/** Publishes as fast as those that read take it. Stops if the router dies. Returns how many there were. */
async function publishWhile({ router, witnesses, window }: Audience, isEnough: Enough): Promise<number> {
  const { connector, serializer } = linksTo(router.port)[3]!;
  const publisher = await Peer.join(connector, serializer);
  let published = 0;
  while (router.process.isRunning && !(await isEnough(published, router))) {
    for (let n = 0; n < window; n++) publisher.publish(topic, [++published, fillerOf(published)]);
    await Promise.all(witnesses.map((witness) => witness.until(published)));
  }
  publisher.terminate();
  return published;
}

async function closedOf(router: Router): Promise<number> {
  return (await router.metrics()).get("slow_consumers_total") ?? 0;
}
