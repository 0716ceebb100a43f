import { MessageType as T } from "@junctor/core";
import type { MessageOf } from "@junctor/core";
import { linksTo, manyLinks } from "../peers/links.ts";
import { Peer } from "../peers/peer.ts";
import { atLeast, atMost, problemsOf } from "../report/outcome.ts";
import { startRouter } from "../servers/router.ts";
import type { Router, RouterSettings } from "../servers/router.ts";
import { inBatches, timed } from "../statistics.ts";
import { until } from "../until.ts";
import type { Scenario, Size } from "./scenario.ts";

interface Plan {
  readonly sessions: number;
  readonly calls: number;
  /** Milliseconds over which the callees answer, once they have begun to. */
  readonly spread: number;
}

const plans: { readonly [S in Size]: Plan } = {
  short: { sessions: 150, calls: 60, spread: 300 },
  full: { sessions: 2_000, calls: 500, spread: 5_000 },
};
const CALLEES = 5;
const topic = "com.example.noise";

interface Run {
  readonly results: number;
  /** Sessions that were told why. */
  readonly goodbyes: number;
  readonly code: number | null;
  readonly seconds: number;
}

/** SIGTERM while calls are in flight and events are published: all results arrive, all are told, the exit is clean. */
export const drain: Scenario = {
  name: "drain",
  about: "SIGTERM under load, with calls in flight",
  async run(size) {
    const plan = plans[size];
    const ours = await runOne(plan, { grace: 60_000 });
    const control = await runOne(plan, { grace: 0, spread: 0 });
    return {
      figures: [
        {
          name: "results delivered",
          value: ours.results,
          unit: "",
          target: atLeast(plan.calls),
          control: control.results,
        },
        {
          name: "sessions told",
          value: ours.goodbyes,
          unit: "",
          target: atLeast(plan.sessions),
          control: control.goodbyes,
        },
        { name: "over after", value: ours.seconds, unit: "s", target: atMost(15), control: control.seconds },
      ],
      problems: problemsOf({
        "every result arrived": ours.results === plan.calls,
        "every session was told": ours.goodbyes === plan.sessions,
        "the exit was clean": ours.code === 0 && control.code === 0,
        "without grace results are lost": control.results < plan.calls,
      }),
      notes: ["the control has no grace"],
    };
  },
};

async function runOne(plan: Plan, shutdown: NonNullable<RouterSettings["shutdown"]>): Promise<Run> {
  await using router = await startRouter({ shutdown });
  const links = manyLinks(router.port, plan.sessions);
  const peers = await inBatches(plan.sessions, 50, (n) => Peer.join(links[n]!.connector, links[n]!.serializer));
  const noise = await makeNoise(router);
  const invocations = await serve(peers.slice(0, CALLEES));
  let results = 0;
  for (let n = 0; n < plan.calls; n++) {
    const caller = peers[CALLEES + (n % (plan.sessions - CALLEES))]!;
    const answered = caller.call(`com.example.slow.${n % CALLEES}`, [n]);
    void answered.then(({ type }) => (results += type === T.RESULT ? 1 : 0));
  }
  await until(() => invocations.length === plan.calls);
  const seconds = await timed(async () => {
    router.process.signal("SIGTERM");
    // The first are told, so it drains.
    await until(() => peers.some(({ reason }) => reason !== undefined));
    for (const [n, answer] of invocations.entries()) setTimeout(answer, (n * plan.spread) / plan.calls);
    await Promise.all(peers.map(({ closed }) => closed));
  });
  const { code } = await router.process.exit;
  noise.stop();
  const goodbyes = peers.filter(({ reason }) => reason === "wamp.close.system_shutdown").length;
  return { results, goodbyes, code, seconds: seconds / 1_000 };
}

/** Registers a procedure for each callee. Returns what answers the calls that have come. */
async function serve(callees: readonly Peer[]): Promise<readonly (() => void)[]> {
  const answers: (() => void)[] = [];
  for (const [n, callee] of callees.entries()) {
    callee.onInvocation = (invocation: MessageOf<typeof T.INVOCATION>) => answers.push(() => callee.answer(invocation));
    await callee.register(`com.example.slow.${n}`);
  }
  return answers;
}

/** One that publishes, and one that listens, all the time. */
async function makeNoise({ port }: Router): Promise<{ stop(): void }> {
  const [first, second] = linksTo(port);
  const publisher = await Peer.join(first!.connector, first!.serializer);
  const subscriber = await Peer.join(second!.connector, second!.serializer);
  await subscriber.subscribe(topic);
  const timer = setInterval(() => publisher.publish(topic, ["x".repeat(100)]), 1);
  return { stop: () => clearInterval(timer) };
}
