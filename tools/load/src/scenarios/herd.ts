import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setImmediate as nextTurn } from "node:timers/promises";
import { cbor } from "@junctor/core/cbor";
import { rawSocket } from "@junctor/transport-rawsocket";
import { Peer } from "../peers/peer.ts";
import { atLeast, atMost, problemsOf } from "../report/outcome.ts";
import { startRouter } from "../servers/router.ts";
import type { Router } from "../servers/router.ts";
import { timed } from "../statistics.ts";
import { until } from "../until.ts";
import type { Scenario, Size } from "./scenario.ts";

const counts: { readonly [S in Size]: number } = { short: 300, full: 9_900 };
const serializer = cbor();

/** Clients that come back as soon as their connection ends, without any patience. */
class Herd {
  /** How many have joined and subscribed. */
  here = 0;
  /** How often one of them was let in, or turned away after its HELLO. */
  joined = 0;
  refused = 0;
  readonly #path: string;
  #state: "coming back" | "dismissed" = "coming back";

  constructor(path: string) {
    this.#path = path;
  }

  /** Sends so many on their way. */
  send(count: number): void {
    for (let n = 0; n < count; n++) void this.#live();
  }

  /** From now on nobody comes back. */
  dismiss(): void {
    this.#state = "dismissed";
  }

  async #live(): Promise<void> {
    while (this.#state === "coming back") {
      try {
        const peer = await Peer.join(rawSocket({ path: this.#path }), serializer);
        this.joined++;
        await peer.subscribe("com.example.herd");
        this.here++;
        await peer.closed;
        this.here--;
      } catch (error) {
        if (error instanceof Error && error.message.includes("wamp.")) this.refused++;
        await nextTurn();
      }
    }
  }
}

/** The router dies, and all come back in the same moment. */
export const herd: Scenario = {
  name: "herd",
  about: "a router that is killed and started again, with all its clients coming back at once",
  async run(size) {
    const count = counts[size];
    const folder = mkdtempSync(join(tmpdir(), "junctor-herd-"));
    const path = join(folder, "router.sock");
    try {
      return await runAt(path, count);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

async function runAt(path: string, count: number) {
  const start = (): Promise<Router> => startRouter({ listeners: [{ path }] });
  const clients = new Herd(path);
  await using first = await start();
  clients.send(count);
  await until(() => clients.here === count);
  const steady = first.process.memory;
  first.process.signal("SIGKILL");
  await first.process.exit;
  await until(() => clients.here === 0);
  const before = { joined: clients.joined, refused: clients.refused };
  let second: Router | undefined;
  const listening = await timed(async () => (second = await start()));
  await using router = second as unknown as Router;
  // From the first time it is read on, the event loop is watched.
  await router.metrics();
  const back = await timed(() => until(() => clients.here === count));
  const metrics = await router.metrics();
  const { peak } = router.process.memory;
  clients.dismiss();
  router.process.signal("SIGKILL");
  await until(() => clients.here === 0);
  return {
    figures: [
      { name: "back again", value: clients.joined - before.joined, unit: "", target: atLeast(count) },
      { name: "listening again after", value: listening / 1_000, unit: "s", target: atMost(2) },
      { name: "all back after", value: (listening + back) / 1_000, unit: "s", target: atMost(15) },
      { name: "refused after HELLO", value: clients.refused, unit: "", target: atMost(0) },
      {
        name: "p99 of the event loop's delay",
        value: 1_000 * (metrics.get("nodejs_eventloop_lag_p99_seconds") ?? 0),
        unit: "ms",
        target: atMost(500),
      },
      { name: "peak memory", value: peak, unit: "MiB", target: atMost(1.5 * steady.now), control: steady.now },
    ],
    problems: problemsOf({
      "all came back, each once": clients.joined - before.joined === count,
      "all had subscribed again": metrics.get("subscribers") === count,
      "nobody was refused": clients.refused === 0,
      "the router had no fault": metrics.get("faults_total") === 0,
    }),
    notes: ["the control is what the router held before it was killed"],
  };
}
