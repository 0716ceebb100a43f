import { linksTo } from "../peers/links.ts";
import type { Link } from "../peers/links.ts";
import { Peer } from "../peers/peer.ts";
import { fillerOf, Witness } from "../peers/witness.ts";
import { atLeast, atMost, problemsOf } from "../report/outcome.ts";
import { startRouter, unlimited } from "../servers/router.ts";
import type { Router, RouterSettings } from "../servers/router.ts";
import { percentile, timed } from "../statistics.ts";
import { until } from "../until.ts";
import type { Scenario, Size } from "./scenario.ts";

const MiB = 2 ** 20;
/** Events of a kilobyte by each publisher. */
const events: { readonly [S in Size]: number } = { short: 40_000, full: 300_000 };
const PUBLISHERS = 3;
const topics = Array.from({ length: PUBLISHERS }, (_, n) => `com.example.overload.${n}`);
/** Octets that may wait in a publisher itself. */
const AHEAD = MiB;
/** Who does not read answers no ping either. */
const noPings = { pingInterval: 0 };
const CALLS = 200;
const marks = { highQueuedBytes: 16 * MiB, lowQueuedBytes: 8 * MiB };

interface Run {
  readonly grown: number;
  /** Publishers the router did not read from at the worst moment. */
  readonly held: number;
  readonly seen: number;
  /** Milliseconds, of a call at the worst moment. */
  readonly call: number;
  readonly slowConsumers: number;
  readonly fault: string | undefined;
}

/** Publishers faster than all subscribers: they are not read from for a while, and nobody loses anything. */
export const overload: Scenario = {
  name: "overload",
  about: "publishers that are faster than all subscribers together",
  async run(size) {
    const all = events[size] * PUBLISHERS * 2;
    const ours = await runOne({ ...unlimited, ...marks, softQueueTimeout: 3_600_000 }, events[size]);
    const control = await runOne(unlimited, events[size]);
    const expectations = {
      "every publisher had to wait": ours.held === PUBLISHERS,
      "every subscriber got every event, once and in order": ours.seen === all,
      "nobody was closed": ours.slowConsumers === 0 && control.seen === all,
      "without the marks nobody had to wait": control.held === 0,
      "without the marks memory grew much more": control.grown > 1.5 * ours.grown,
    };
    return {
      figures: [
        {
          name: "publishers that waited",
          value: ours.held,
          unit: "",
          target: atLeast(PUBLISHERS),
          control: control.held,
        },
        { name: "memory on top", value: ours.grown, unit: "MiB", target: atMost(150), control: control.grown },
        { name: "events delivered", value: ours.seen, unit: "", target: atLeast(all), control: control.seen },
        { name: "p99 of calls meanwhile", value: ours.call, unit: "ms", target: atMost(200), control: control.call },
      ],
      problems: [...problemsOf(expectations), ...(ours.fault === undefined ? [] : [ours.fault])],
      notes: ["publishers wait beyond 16 MiB, until 8 MiB are left; the control has no marks"],
    };
  },
};

async function runOne(limits: NonNullable<RouterSettings["limits"]>, count: number): Promise<Run> {
  await using router = await startRouter({ limits, connections: noPings });
  const links = linksTo(router.port);
  const callPeers = await joinCallPeers(links);
  const witnesses = await Promise.all(links.map((link, n) => Witness.join(link, topics[n % PUBLISHERS]!)));
  const publishers = await Promise.all(topics.map(() => Peer.join(links[3]!.connector, links[3]!.serializer)));
  const before = router.process.memory.now;
  for (const { peer } of witnesses) peer.pause();
  const floods = publishers.map((publisher, n) => flood(publisher, topics[n]!, count));
  const held = await Promise.race([untilHeld(router), Promise.all(floods).then(() => 0)]);
  const grown = router.process.memory.now - before;
  const calls: number[] = [];
  for (let n = 0; n < CALLS; n++) calls.push(await timed(() => callPeers.caller.call("com.example.echo", [n])));
  for (const { peer } of witnesses) peer.resume();
  await Promise.all([...floods, ...witnesses.map((witness) => witness.until(count))]);
  const slowConsumers = (await router.metrics()).get("slow_consumers_total") ?? 0;
  for (const peer of [...publishers, ...callPeers.all, ...witnesses.map((each) => each.peer)]) peer.terminate();
  return {
    grown,
    held,
    seen: witnesses.reduce((sum, witness) => sum + witness.seen, 0),
    call: percentile(calls, 99),
    slowConsumers,
    fault: witnesses.find((witness) => witness.fault !== undefined)?.fault,
  };
}

/** Publishes as fast as its connection takes it, and waits until all of it has been routed. */
async function flood(publisher: Peer, topic: string, count: number): Promise<void> {
  for (let number = 1; number < count; number++) {
    publisher.publish(topic, [number, fillerOf(number)]);
    if (publisher.queuedBytes > AHEAD) await until(() => publisher.queuedBytes < AHEAD / 2);
  }
  await publisher.publishAcknowledged(topic, [count, fillerOf(count)]);
}

/** Resolves to the number of publishers that wait, once that is all. */
async function untilHeld(router: Router): Promise<number> {
  const read = async (): Promise<number> => (await router.metrics()).get("waiting_publishers") ?? 0;
  await until(async () => (await read()) === PUBLISHERS);
  return PUBLISHERS;
}

interface CallPeers {
  readonly caller: Peer;
  readonly all: readonly Peer[];
}

async function joinCallPeers(links: readonly Link[]): Promise<CallPeers> {
  const [caller, callee] = await Promise.all([0, 4].map((n) => Peer.join(links[n]!.connector, links[n]!.serializer)));
  callee!.onInvocation = (invocation) => callee!.answer(invocation);
  await callee!.register("com.example.echo");
  return { caller: caller!, all: [caller!, callee!] };
}
