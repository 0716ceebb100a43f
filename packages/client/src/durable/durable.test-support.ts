import { ConnectionError } from "@junctor/core";
import type { Connector } from "@junctor/core";
import { HandCrankedClock, ScriptedRouter, turns, welcome } from "../client.test-support.ts";
import type { Announced, Wire } from "../client.test-support.ts";
import type { ConnectOptions } from "../connect-options.ts";
import { connect } from "../connect.ts";
import type { Client } from "./client.ts";
import type { Status } from "./status.ts";

/** Draws the middle, so that jitter changes nothing. */
export const middle = { uint32: () => 2 ** 31 };

/** What a test of a durable client has at hand. */
export interface World {
  readonly client: Client;
  readonly router: ScriptedRouter;
  readonly clock: HandCrankedClock;
  /** Everything `onStatus` was told. */
  readonly told: Status[];
  /** Everything `onError` was told. */
  readonly reported: unknown[];
  /** Lets time pass until the client comes back, and lets it in. Resolves with the messages it then sends. */
  rejoin(announced?: Announced): Promise<readonly Wire[]>;
}

/** A durable client on a hand-cranked clock that has joined; HELLO has been taken. It does not ask for signs of life. */
export async function durable(options: Partial<ConnectOptions> & { announced?: Announced } = {}): Promise<World> {
  const { announced, ...rest } = options;
  const [router, clock, told, reported] = [new ScriptedRouter(), new HandCrankedClock(), [], []] as [
    ScriptedRouter,
    HandCrankedClock,
    Status[],
    unknown[],
  ];
  const connecting = connect({
    realm: "realm1",
    transport: router.transport,
    clock,
    random: middle,
    keepalive: false,
    onStatus: (status) => told.push(status),
    onError: (error) => reported.push(error),
    ...rest,
  });
  await router.next();
  router.send(welcome(announced));
  const client = await connecting;
  return {
    client,
    router,
    clock,
    told,
    reported,
    rejoin: async (features = announced) => {
      await turns();
      clock.advance(60_000);
      await router.next();
      router.send(welcome(features));
      return router.rest();
    },
  };
}

/** A place where nothing answers, and how often it was tried. */
export function nowhere(): Connector & { readonly attempts: () => number } {
  let attempts = 0;
  return {
    target: "nowhere",
    attempts: () => attempts,
    connect: () => {
      attempts++;
      return Promise.reject(new ConnectionError("nothing answers there"));
    },
  };
}

/** The types of statuses, in order. */
export function typesOf(statuses: readonly Status[]): string[] {
  return statuses.map(({ type }) => type);
}
