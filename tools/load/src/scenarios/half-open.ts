import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { ErrorUri, MessageType as T } from "@junctor/core";
import { linksTo } from "../peers/links.ts";
import { Peer } from "../peers/peer.ts";
import { atLeast, atMost, problemsOf } from "../report/outcome.ts";
import { openBlackhole } from "../servers/blackhole.ts";
import type { Blackhole } from "../servers/blackhole.ts";
import { startRouter } from "../servers/router.ts";
import type { Router } from "../servers/router.ts";
import { timed } from "../statistics.ts";
import { until } from "../until.ts";
import type { Scenario, Size } from "./scenario.ts";

const program = fileURLToPath(new URL("../../dist/peers/gone-program.js", import.meta.url));

interface Plan {
  readonly peers: number;
  /** Milliseconds. */
  readonly pingInterval: number;
  readonly pingTimeout: number;
}

const plans: { readonly [S in Size]: Plan } = {
  short: { peers: 6, pingInterval: 500, pingTimeout: 1_000 },
  full: { peers: 200, pingInterval: 15_000, pingTimeout: 10_000 },
};

/** What somebody in the same realm sees of those that are cut off. */
interface Observer {
  readonly router: Router;
  readonly left: { count: number };
  readonly testaments: number[];
  /** How the calls to them ended. */
  readonly errors: string[];
}

/** Peers that vanish without a word: they are found, their calls answered, their testaments published. */
export const halfOpen: Scenario = {
  name: "half-open",
  about: "peers whose network fails without a word",
  async run(size) {
    const plan = plans[size];
    const blackhole = openBlackhole();
    try {
      return await runIn(blackhole, plan);
    } finally {
      blackhole.remove();
    }
  },
};

async function runIn(blackhole: Blackhole, { peers, pingInterval, pingTimeout }: Plan) {
  await using ours = await startAt(blackhole, { pingInterval, pingTimeout });
  await using control = await startAt(blackhole, { pingInterval: 0, pingTimeout });
  const observers = [await observe(ours, blackhole, peers), await observe(control, blackhole, peers)] as const;
  const [seen, seenByControl] = observers;
  blackhole.cut();
  const isOver = (): boolean => seen.left.count >= peers && seen.errors.length >= peers;
  const found = await timed(() => until(isOver));
  const sessions = (await ours.metrics()).get("sessions");
  const expectations = {
    "each peer was found, and left": seen.left.count === peers && sessions === 1,
    "each call to them was answered": seen.errors.every((error) => error === ErrorUri.CANCELED),
    "each testament was published once": new Set(seen.testaments).size === peers && seen.testaments.length === peers,
    "without pings nobody was found": seenByControl.left.count === 0,
  };
  const target = atMost((pingInterval + pingTimeout) / 1_000);
  return {
    figures: [
      { name: "found", value: seen.left.count, unit: "", target: atLeast(peers), control: seenByControl.left.count },
      { name: "the last one after", value: found / 1_000, unit: "s", target },
      { name: "calls answered", value: seen.errors.length, unit: "", target: atLeast(peers) },
      { name: "testaments published", value: seen.testaments.length, unit: "", target: atMost(peers) },
    ],
    problems: [...problemsOf(expectations), ...new Set(seen.errors.filter((error) => error !== ErrorUri.CANCELED))],
    notes: [`${blackhole.how}; the control sends no pings`],
  };
}

/** A router that is reached from the other side too. */
function startAt({ host }: Blackhole, connections: { readonly [name: string]: number }): Promise<Router> {
  const listeners = host === "127.0.0.1" ? [] : [{ host, port: 0 }];
  return startRouter({ connections, listeners });
}

/** Lets the others join, and calls all of them. */
async function observe(router: Router, { host, start }: Blackhole, count: number): Promise<Observer> {
  const link = linksTo(router.port)[3]!;
  const peer = await Peer.join(link.connector, link.serializer);
  const observer: Observer = { router, left: { count: 0 }, testaments: [], errors: [] };
  peer.onEvent = ({ payload: { args } }) => {
    // The one is about a session, the other is about a number from 0 on.
    if (args.length === 1) observer.testaments.push(Number(args[0]));
    else observer.left.count++;
  };
  await peer.subscribe("wamp.session.on_leave");
  await peer.subscribe("com.example.testament");
  const child = start(program, [host, String(portOf(router, host)), String(count)]);
  const [said] = (await Promise.race([once(child.stdout!, "data"), once(child, "exit")])) as unknown[];
  if (typeof said === "number") throw new Error(`those that are to vanish could not join: exit code ${said}`);
  for (let n = 0; n < count; n++) {
    const answered = peer.call(`com.example.gone.${n}`, []);
    void answered.then((answer) => observer.errors.push(answer.type === T.ERROR ? answer.error : "an answer"));
  }
  await until(async () => (await router.metrics()).get("invocations") === count);
  return observer;
}

/** The port at which a router listens for those that reach this machine as `host`. */
function portOf({ process: { printed }, port }: Router, host: string): number {
  const match = new RegExp(`ws://${host.replaceAll(".", "\\.")}:(\\d+)`).exec(printed);
  return Number(match?.[1] ?? port);
}
