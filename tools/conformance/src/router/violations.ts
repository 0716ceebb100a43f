import { MessageType as T } from "@junctor/core";
import { expect } from "vitest";
import { allRoles, expectError, expectViolation, register, subscribe } from "../peer/requests.ts";
import { scenario } from "../scenario.ts";
import type { Scenario } from "../scenario.ts";
import type { RouterWorld } from "./router-world.ts";
import { malformed, routerMessages, sessionMessages, wrongInSession } from "./violation-table.ts";
import type { Violation } from "./violation-table.ts";

const topic = "com.example.topic";
const procedure = "com.example.procedure";
const answered = ["BP-PERR-01", "BP-PERR-02", "BP-PERR-03", "BP-ERR-07"];

/** Everything that breaks the protocol, in each state, and what a router must make of it. */
export const violations: readonly Scenario<RouterWorld>[] = [
  ...[...routerMessages, ...wrongInSession, ...malformed].map(inSession),
  ...[...routerMessages, ...sessionMessages, ...malformed].map(beforeHello),
  ...[...routerMessages, ...sessionMessages].map(afterGoodbye),
];

/** In an open session: one ABORT, then the end; what the session held is gone; nobody else notices. */
function inSession({ title, ids, message }: Violation): Scenario<RouterWorld> {
  return scenario(`in a session, ${title} ends it and nothing else`, [...ids, ...answered], async ({ join, until }) => {
    const [offender, bystander, publisher] = [await join(), await join(), await join()];
    await subscribe(offender, topic);
    await register(offender, procedure);
    const subscription = await subscribe(bystander, topic);

    offender.send(...message);
    offender.send(T.PUBLISH, 100, {}, topic, ["from beyond"]);
    offender.send(...message);
    await expectViolation(offender);
    await until(({ sessions }) => sessions === 2);

    publisher.request(T.PUBLISH, { acknowledge: true }, topic, ["untouched"]);
    await publisher.next(T.PUBLISHED);
    const event = await bystander.next(T.EVENT);
    expect([event[1], event[4]]).toEqual([subscription, ["untouched"]]);
    const call = publisher.request(T.CALL, {}, procedure);
    await expectError(publisher, { type: T.CALL, id: call }, "wamp.error.no_such_procedure");
  });
}

/** On a fresh connection: one ABORT, then the end; no session comes to be. */
function beforeHello({ title, ids, message }: Violation): Scenario<RouterWorld> {
  return scenario(`before HELLO, ${title} ends the connection`, [...ids, "BP-PERR-01"], async ({ connect, until }) => {
    const offender = await connect();
    offender.send(...message);
    offender.send(T.HELLO, "realm1", { roles: allRoles });
    await expectViolation(offender);
    await until(({ sessions }) => sessions === 0);
  });
}

/** After GOODBYE was exchanged only HELLO is legal (spec: T49). */
function afterGoodbye({ title, ids, message }: Violation): Scenario<RouterWorld> {
  return scenario(`after GOODBYE, ${title} is never acted on`, ids, async ({ join, until }) => {
    const [leaver, bystander] = [await join(), await join()];
    await subscribe(bystander, topic);
    leaver.send(T.GOODBYE, {}, "wamp.close.close_realm");
    expect(await leaver.next(T.GOODBYE)).toEqual([T.GOODBYE, expect.any(Object), "wamp.close.goodbye_and_out"]);
    leaver.send(...message);
    await expectViolation(leaver);
    await until(({ sessions }) => sessions === 1);
    const request = bystander.request(T.PUBLISH, { acknowledge: true }, topic);
    expect((await bystander.next(T.PUBLISHED))[1]).toBe(request);
  });
}
