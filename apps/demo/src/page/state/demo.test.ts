import { afterEach, describe, expect, it } from "vitest";
import { connect } from "@junctor/client";
import { ConnectionError } from "@junctor/core";
import type { Connector } from "@junctor/core";
import { json } from "@junctor/core/json";
import { systemClock, systemRandom } from "@junctor/core/runtime";
import { createRouter } from "@junctor/router";
import type { Router } from "@junctor/router";
import { memoryTransport } from "@junctor/transport-memory";
import { DemoUri, answerProcedure } from "../../domain/demo-uri.ts";
import { startBackend } from "../../start-backend.ts";
import { Demo } from "./demo.ts";
import type { DemoState } from "./demo-state.ts";
import type { Identity } from "./identity.ts";
import { tapSerializer } from "./tap-serializer.ts";

/** A place in memory where a router may or may not be, as at an address. */
class Place {
  router: Router | undefined;

  async start(): Promise<void> {
    this.router = createRouter({ realms: [{ name: "realm1" }] });
    await startBackend(memoryTransport(this.router.accept), "realm1");
  }

  async stop(): Promise<void> {
    const { router } = this;
    this.router = undefined;
    await router?.close();
  }

  open(name: string, origin: Identity["origin"] = "settled"): Demo {
    const demo = new Demo({
      connect: ({ tap, onStatus }) =>
        connect({
          transport: { target: "the place", connect: async (attempt) => this.#transport().connect(attempt) },
          realm: "realm1",
          serializers: [tapSerializer(json(), tap)],
          reconnect: { initialDelay: 50 },
          onStatus,
        }),
      me: { name, colour: "sky", origin },
      saveMe: () => {},
      clock: systemClock,
      random: systemRandom,
      stopwatch: () => performance.now(),
    });
    void demo.start();
    return demo;
  }

  #transport(): Connector {
    if (this.router === undefined) throw new ConnectionError("nothing answers there");
    return memoryTransport(this.router.accept);
  }
}

const place = new Place();
const opened: Demo[] = [];

/** Opens the demo as one more tab does, and waits until it is connected. */
async function openTab(name: string, origin?: Identity["origin"]): Promise<Demo> {
  const demo = place.open(name, origin);
  opened.push(demo);
  await until(demo, ({ link }) => link.state === "up");
  return demo;
}

/** Resolves once the state is as asked. */
function until(demo: Demo, isSo: (state: DemoState) => boolean): Promise<void> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (!isSo(demo.store.value)) return;
      stop();
      resolve();
    };
    const stop = demo.store.subscribe(look);
    look();
  });
}

const hasPeople = (count: number) => (state: DemoState) => state.people.length === count;
const isAnswered = ({ answers }: DemoState) => answers[0] !== undefined && answers[0].outcome.state !== "waiting";

afterEach(async () => {
  for (const demo of opened.splice(0)) demo.leave();
  await place.stop();
});

describe("two tabs", () => {
  it("show each other's lamps", async () => {
    await place.start();
    const [ada, bob] = [await openTab("Ada"), await openTab("Bob")];
    ada.lightLamp(7);
    await until(bob, ({ board }) => board.lamps.has(7));
    expect(bob.store.value.board.lamps.get(7)).toMatchObject({ by: "Ada", colour: "sky" });
    expect(bob.store.value.wire[0]).toMatchObject({ type: "EVENT", direction: "received" });
  });

  it("know of each other, by the names they go by now", async () => {
    await place.start();
    const [ada, bob] = [await openTab("Ada"), await openTab("Bob")];
    await until(ada, hasPeople(2));
    bob.rename("Robert");
    await until(ada, ({ people }) => people.some(({ name }) => name === "Robert"));
    bob.leave();
    await until(ada, hasPeople(1));
    expect(ada.store.value.people).toMatchObject([{ name: "Ada" }]);
  });

  it("call each other", async () => {
    await place.start();
    const [ada, bob] = [await openTab("Ada"), await openTab("Bob")];
    bob.setGreeting("Good morning");
    await bob.setAnswering("on");
    await until(ada, ({ people }) => people.some(({ name, answers }) => name === "Bob" && answers));
    const id = ada.store.value.people.find(({ name }) => name === "Bob")?.id ?? 0;
    await ada.ask("Bob", answerProcedure(id));
    expect(ada.store.value.answers).toMatchObject([
      { outcome: { state: "answered", by: "Bob", text: "Good morning" } },
    ]);
    await bob.setAnswering("off");
    await ada.ask("Bob", answerProcedure(id));
    expect(ada.store.value.answers).toMatchObject([{ id: 2, outcome: { state: "failed" } }, { id: 1 }]);
  });

  it("are wiped together", async () => {
    await place.start();
    const [ada, bob] = [await openTab("Ada"), await openTab("Bob")];
    ada.lightLamp(7);
    await until(bob, ({ board }) => board.lamps.size === 1);
    await bob.clearBoard();
    await until(ada, ({ board }) => board.lamps.size === 0);
    ada.lightLamp(8);
    await until(bob, ({ board }) => board.lamps.has(8));
    expect([...bob.store.value.board.lamps.keys()]).toEqual([8]);
  });

  it("do not both wear a colour that was drawn", async () => {
    await place.start();
    await openTab("Ada");
    await until(opened[0] as Demo, hasPeople(1));
    const drawn = await openTab("Sky Fox", "drawn");
    expect(drawn.store.value.me.colour).not.toBe("sky");
  });
});

it("shows a latecomer the board as it is", async () => {
  await place.start();
  const ada = await openTab("Ada");
  ada.lightLamp(7);
  await ada.ask("Backend", DemoUri.BACKEND_ANSWER);
  const late = await openTab("Late");
  expect([...late.store.value.board.lamps.keys()]).toEqual([7]);
});

it("says that nobody answers a procedure nobody registered", async () => {
  await place.start();
  const ada = await openTab("Ada");
  await ada.ask("Nobody", DemoUri.NOBODY);
  expect(ada.store.value.answers[0]?.outcome).toMatchObject({
    state: "failed",
    reason: "no one has registered that procedure (wamp.error.no_such_procedure)",
  });
});

it("says why it is not connected, and what was lost with the connection", async () => {
  await place.start();
  const ada = await openTab("Ada");
  await place.stop();
  await until(ada, ({ link }) => link.state === "waiting");
  expect(ada.store.value.link).toMatchObject({ reason: "the router was shut down (wamp.close.system_shutdown)" });
  ada.lightLamp(7);
  expect(ada.store.value.board.lamps.size).toBe(0);
  await until(ada, ({ link }) => link.state === "waiting" && link.attempt > 0);
  expect(ada.store.value.link).toMatchObject({
    reason: "nothing answers there",
    lost: "the router was shut down (wamp.close.system_shutdown)",
  });
});

it("comes back, subscribed and registered as before", async () => {
  await place.start();
  const [ada, bob] = [await openTab("Ada"), await openTab("Bob")];
  await bob.setAnswering("on");
  await place.stop();
  await place.start();
  await until(ada, ({ link }) => link.state === "up" && link.returns === 1);
  await until(ada, ({ people }) => people.some(({ name, answers }) => name === "Bob" && answers));
  const id = ada.store.value.people.find(({ name }) => name === "Bob")?.id ?? 0;
  await ada.ask("Bob", answerProcedure(id));
  await until(ada, isAnswered);
  expect(ada.store.value.answers[0]?.outcome).toMatchObject({ state: "answered", by: "Bob" });
  bob.lightLamp(9);
  await until(ada, ({ board }) => board.lamps.has(9));
});

it("says so when the router has no backend for the page", async () => {
  place.router = createRouter({ realms: [{ name: "realm1" }] });
  const demo = place.open("Ada");
  opened.push(demo);
  await until(demo, ({ link }) => link.state === "waiting");
  expect(demo.store.value.link).toMatchObject({ reason: expect.stringContaining("without the backend of this page") });
});
