import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, test } from "vitest";
import type { Registration, Subscription } from "@junctor/client";
import { CountingClock } from "../src/counting-clock.ts";
import { CuttingProxy } from "../src/cutting-proxy.ts";
import { planDisturbances } from "../src/disturbances.ts";
import { Load, Witness } from "../src/load.ts";
import { RouterSupply } from "../src/router-supply.ts";
import { SeededRandom } from "../src/seeded-random.ts";
import { Survivor } from "../src/survivor.ts";
import { turns } from "../src/turns.ts";

const SEED = Number(process.env["CHAOS_SEED"] ?? 1);
const DISTURBANCES = Number(process.env["CHAOS_DISTURBANCES"] ?? 200);
/** After so many disturbances the heap is what it will be. */
const WARM_UP = 40;
/** Octets the heap may grow by from then on; the sessions it could keep would need many times as much. */
const GROWTH = 4 * 2 ** 20;
/** How calls may fail: lost with the session, or because the callee is not there, or no more, or not yet again. */
const FAILURES = [
  "SessionLostError",
  "wamp.error.no_such_procedure",
  "wamp.error.canceled",
  "wamp.error.network_failure",
  "wamp.error.no_available_callee",
];

const topics = Array.from({ length: 50 }, (_, at) => `com.example.topic${at}.changed`);
const procedures = Array.from({ length: 20 }, (_, at) => `com.example.procedure${at}`);

setFlagsFromString("--expose-gc");
const collectGarbage = runInNewContext("gc") as () => void;

/** Octets of the heap that are in use. */
async function heap(): Promise<number> {
  for (let round = 0; round < 3; round++) {
    await turns(10);
    collectGarbage();
  }
  return process.memoryUsage().heapUsed;
}

/** Subscribes to every topic, to one in five by a pattern, and registers every procedure. */
async function equip({ client }: Survivor, witnesses: readonly Witness[]) {
  const subscribing = topics.map((topic, at) => {
    const [pattern, match] = at % 5 === 0 ? [topic.replace("example", ""), "wildcard" as const] : [topic, undefined];
    return client.subscribe(pattern, ({ args }) => witnesses[at]?.see(args[0] as number), { match });
  });
  const registering = procedures.map((procedure) => client.register(procedure, ({ args }) => args[0]));
  return { subscriptions: await Promise.all(subscribing), registrations: await Promise.all(registering) };
}

function isActive({ active }: Subscription | Registration): boolean {
  return active;
}

test(`a client lives through ${DISTURBANCES} deaths of its router and connections (seed ${SEED})`, async () => {
  const random = new SeededRandom(SEED);
  const clock = new CountingClock();
  const routers = new RouterSupply();
  const proxy = await CuttingProxy.start(() => routers.port);
  try {
    const [one, other] = [
      await Survivor.join(proxy.port, clock, random),
      await Survivor.join(proxy.port, clock, random),
    ];
    const clients = [one.client, other.client];
    const witnesses = topics.map(() => new Witness());
    const { subscriptions, registrations } = await equip(one, witnesses);
    const load = new Load();
    const plan = planDisturbances(DISTURBANCES, random);

    const disturb = async (from: number, to: number): Promise<number> => {
      load.start(clients, procedures, topics);
      for (const disturbance of plan.slice(from, to)) {
        const recovered = one.recovery();
        await disturbance({ proxy, routers, random });
        // Most sessions come to be of use; some do not live to be joined.
        if (random.below(4) > 0) await recovered();
        await turns(random.below(120));
      }
      // A cut also ends what only seems to live.
      const recovered = [one, other].map((survivor) => survivor.recovery());
      proxy.cut();
      await Promise.all(recovered.map((recovery) => recovery()));
      await load.stop();
      return heap();
    };
    const before = await disturb(0, WARM_UP);
    const after = await disturb(WARM_UP, DISTURBANCES);
    console.info(JSON.stringify({ one: one.counts, other: other.counts, load, grown: after - before }));

    // Everything is restored, here and at the router, which has nothing else.
    expect([one.failed, other.failed]).toEqual([[], []]);
    expect([subscriptions.filter(isActive).length, registrations.filter(isActive).length]).toEqual([50, 20]);
    const listed = async (procedure: string): Promise<number> => {
      const { value } = await other.client.call<{ exact: []; wildcard: [] }>(procedure);
      return value.exact.length + value.wildcard.length;
    };
    expect(await listed("wamp.subscription.list")).toBe(50);
    expect(await listed("wamp.registration.list")).toBe(20);
    expect((await other.client.call("wamp.session.count")).value).toBe(2);
    for (const procedure of procedures) expect((await other.client.call(procedure, ["hi"])).value).toBe("hi");
    for (const [at, topic] of topics.entries()) {
      const publication = ++load.published;
      await other.client.publish(topic, [publication], { acknowledge: true });
      await one.client.call(procedures[0] ?? "", []);
      expect(witnesses[at]?.saw(publication)).toBe(true);
    }

    // Every call has ended, and as it should; calls and events have come through all the time.
    expect(load.answered + load.failed).toBe(load.started);
    expect(load.wrong).toBe(0);
    expect(Object.keys(load.failures).filter((name) => !FAILURES.includes(name))).toEqual([]);
    expect(load.failures["SessionLostError"]).toBeGreaterThan(0);
    expect(load.answered).toBeGreaterThan(0);
    expect(one.counts.joined).toBeGreaterThan(DISTURBANCES / 4);
    expect(Math.min(...witnesses.map(({ runs }) => runs))).toBeGreaterThan(0);

    // No handler ran twice for one event, and nothing is left behind.
    expect(witnesses.map(({ repeats }) => repeats).filter((repeats) => repeats > 0)).toEqual([]);
    expect(after - before).toBeLessThan(GROWTH);
    await Promise.all(clients.map((client) => client.close()));
    expect(clock.timers).toBe(0);
  } finally {
    proxy[Symbol.dispose]();
    await routers[Symbol.asyncDispose]();
  }
});
