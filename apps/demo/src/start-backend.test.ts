import { afterEach, expect, it } from "vitest";
import { openSession } from "@junctor/client";
import type { Session } from "@junctor/client";
import { createRouter } from "@junctor/router";
import { memoryTransport } from "@junctor/transport-memory";
import { DemoUri } from "./domain/demo-uri.ts";
import { HandClock } from "./page/state/hand-clock.test-support.ts";
import { startBackend } from "./start-backend.ts";

const fox = { id: 1, name: "Coral Fox", colour: "coral", answers: false };
const routers: { close(): Promise<void> }[] = [];

afterEach(async () => {
  await Promise.all(routers.splice(0).map((router) => router.close()));
});

/** A router with the backend, whose roll call goes by a clock of the test's, and one session beside it. */
async function setUp() {
  const router = createRouter({ realms: [{ name: "realm1" }] });
  routers.push(router);
  const transport = memoryTransport(router.accept);
  const clock = new HandClock();
  const backend = await startBackend(transport, "realm1", clock);
  const session = await openSession({ transport, realm: "realm1" });
  return { router, backend, session, clock };
}

/** The arguments of the next event of a topic. */
async function nextEvent(session: Session, topic: string): Promise<() => Promise<readonly unknown[]>> {
  const events = (await session.subscribe(topic))[Symbol.asyncIterator]();
  return async () => {
    const { value } = await events.next();
    return value.args;
  };
}

it("answers calls by name", async () => {
  const { session } = await setUp();
  const { value } = await session.call(DemoUri.BACKEND_ANSWER, ["Ada"]);
  expect(value).toMatchObject({ by: "Backend", text: expect.stringContaining("Hello, Ada!") });
});

it("keeps the board for who comes late", async () => {
  const { session } = await setUp();
  await session.publish(DemoUri.LAMP_LIT, [5, "sky", "Ada"], { acknowledge: true });
  const { value } = await session.call(DemoUri.READ_LOBBY);
  expect(value).toEqual({ board: { clearedAt: 0, lamps: [[5, "sky", "Ada", 1]] }, people: [] });
});

it("wipes the board for everyone", async () => {
  const { session } = await setUp();
  const cleared = await nextEvent(session, DemoUri.BOARD_CLEARED);
  await session.publish(DemoUri.LAMP_LIT, [5, "sky", "Ada", 7], { acknowledge: true });
  await session.call(DemoUri.CLEAR_BOARD);
  expect(await cleared()).toEqual([8]);
  const { value } = await session.call(DemoUri.READ_LOBBY);
  expect(value).toMatchObject({ board: { clearedAt: 8, lamps: [] } });
});

it("tells everyone who is here, and who left", async () => {
  const { session } = await setUp();
  const people = await nextEvent(session, DemoUri.PEOPLE_CHANGED);
  await session.publish(DemoUri.PERSON_HERE, [fox]);
  expect(await people()).toEqual([[fox]]);
  await session.publish(DemoUri.PERSON_GONE, [fox.id]);
  expect(await people()).toEqual([[]]);
});

it("calls the roll, and drops who never answers", async () => {
  const { session, clock } = await setUp();
  const rollCall = await nextEvent(session, DemoUri.ROLL_CALL);
  const people = await nextEvent(session, DemoUri.PEOPLE_CHANGED);
  await session.publish(DemoUri.PERSON_HERE, [fox]);
  expect(await people()).toEqual([[fox]]);
  for (let round = 1; round <= 3; round++) {
    clock.advance(3_000);
    await rollCall();
  }
  expect(await people()).toEqual([[]]);
});

it("survives whatever strangers publish to its topics", async () => {
  const { session } = await setUp();
  for (const topic of [DemoUri.LAMP_LIT, DemoUri.PERSON_HERE, DemoUri.PERSON_GONE]) {
    for (const args of [[], [null], [{}], ["x".repeat(1000), {}, []], [-1, "sky"]]) {
      await session.publish(topic, args, { acknowledge: true });
    }
  }
  const { value } = await session.call(DemoUri.READ_LOBBY);
  expect(value).toEqual({ board: { clearedAt: 0, lamps: [] }, people: [] });
});

it("leaves nothing behind when it stops", async () => {
  const { router, backend, session } = await setUp();
  await backend.stop();
  await session.leave();
  expect(router.tables()).toMatchObject({ sessions: 0, subscriptions: 0, registrations: 0 });
});
