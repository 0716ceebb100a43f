import { MessageType as T } from "@junctor/core";
import { expect } from "vitest";
import { ask, askInVain, nextEvent } from "../peer/meta.ts";
import { allRoles, expectError, expectNothingMore, register, subscribe } from "../peer/requests.ts";
import { scenario } from "../scenario.ts";
import type { Scenario } from "../scenario.ts";
import { departures } from "./departures.ts";
import type { RouterWorld } from "./router-world.ts";

const procedure = "com.example.procedure";
const declaration = {
  type: "procedure",
  description: "Says how many",
  args: { prefixItems: [{ type: "string" }] },
  result: { args: { items: { type: "integer" } } },
  errors: { "com.example.error.none": { kwargs: { required: ["name"] } } },
};

/** Where `wamp.reflect.define` must say what is wrong. */
const malformed: readonly (readonly [declaration: unknown, text: string])[] = [
  ["text", "declaration must be a dict"],
  [{}, "declaration.type must be one of"],
  [{ type: "service" }, "declaration.type must be one of"],
  [{ type: "procedure", args: [] }, "declaration.args must be a JSON Schema"],
  [{ type: "procedure", result: true }, "declaration.result must be a dict"],
  [{ type: "procedure", progress: { kwargs: 1 } }, "declaration.progress.kwargs must be a JSON Schema"],
  [{ type: "procedure", errors: { "a.b": 1 } }, 'declaration.errors["a.b"] must be a dict'],
  [{ type: "topic", match: "regex" }, 'declaration.match must be "exact", "prefix" or "wildcard"'],
  [{ type: "interface" }, "declaration.uuid is missing"],
  [{ type: "interface", uuid: "1" }, "declaration.uuid must be a UUID"],
  [{ type: "type" }, "declaration.schema is missing"],
];

/** What callees, publishers and the realm say of procedures, topics and errors. */
export const reflection: readonly Scenario<RouterWorld>[] = [
  scenario("broker and dealer announce reflection, beside their features", ["AP-REFL-01"], async ({ connect }) => {
    const client = await connect();
    client.send(T.HELLO, "realm1", { roles: allRoles });
    const [, , details] = await client.next(T.WELCOME);
    expect(details).toMatchObject({ roles: { broker: { reflection: true }, dealer: { reflection: true } } });
  }),

  scenario("what is declared is listed and described, by session and realm", ["AP-REFL-01"], async ({ join }) => {
    const [callee, caller] = [await join({ realm: "declared" }), await join({ realm: "declared" })];
    expect(await ask(callee, "wamp.reflect.define", [procedure, declaration])).toEqual([]);
    expect(await ask(caller, "wamp.reflection.procedure.list")).toEqual([[["com.example.add", procedure]]]);
    expect(await ask(caller, "wamp.reflection.topic.list")).toEqual([[["com.example.ids."]]]);
    const errors = ["com.example.error.closed", "com.example.error.overflow", "com.example.error.none"];
    expect(await ask(caller, "wamp.reflection.error.list")).toEqual([[errors]]);
    const described = { ...declaration, uri: procedure, match: "exact" };
    expect(await ask(caller, "wamp.reflection.procedure.describe", [procedure])).toEqual([[described]]);
    expect(await ask(caller, "wamp.reflection.topic.describe", ["com.example.ids.new"])).toEqual([
      [
        {
          type: "topic",
          uri: "com.example.ids.",
          match: "prefix",
          args: { items: { type: "integer", format: "wampid" } },
        },
      ],
    ]);
    expect(await ask(caller, "wamp.reflection.error.describe", ["com.example.error.none"])).toEqual([
      [{ type: "error", uri: "com.example.error.none", match: "exact", kwargs: { required: ["name"] } }],
    ]);
    for (const type of ["procedure", "topic", "error"]) {
      expect(await ask(caller, `wamp.reflection.${type}.describe`, ["com.example.nothing"])).toEqual([[null]]);
      await askInVain(caller, "wamp.error.invalid_argument", `wamp.reflection.${type}.describe`);
    }
  }),

  scenario("one URI may be a procedure, a topic and an error", ["AP-REFL-02"], async ({ join }) => {
    const [peer, other] = [await join(), await join({ realm: "realm2" })];
    for (const type of ["error", "topic", "procedure"]) {
      await ask(peer, "wamp.reflect.define", [procedure, { type }]);
    }
    const described = (type: string): object => ({ type, uri: procedure, match: "exact" });
    expect(await ask(peer, "wamp.reflect.describe", [procedure])).toEqual([[described("procedure")]]);
    for (const type of ["error", "topic", "procedure"]) {
      expect(await ask(peer, "wamp.reflect.describe", [procedure, type])).toEqual([[described(type)]]);
    }
    await askInVain(peer, "wamp.error.invalid_argument", "wamp.reflect.describe", [procedure, "service"]);
    expect(await ask(other, "wamp.reflect.describe", [procedure])).toEqual([[null]]);
  }),

  scenario("what is malformed or reserved cannot be declared, and says why", ["AP-REFL-02"], async ({ join }) => {
    const peer = await join();
    for (const [value, text] of malformed) {
      const request = peer.request(T.CALL, {}, "wamp.reflect.define", [procedure, value]);
      const error = await peer.next(T.ERROR);
      expect(error.slice(0, 5)).toEqual([T.ERROR, T.CALL, request, {}, "wamp.error.invalid_argument"]);
      expect(error[5]).toEqual([expect.stringContaining(text)]);
    }
    for (const uri of ["wamp.session.count", "wamp", "com..example", ""]) {
      await askInVain(peer, "wamp.error.invalid_uri", "wamp.reflect.define", [uri, { type: "topic" }]);
    }
    await askInVain(peer, "wamp.error.invalid_argument", "wamp.reflect.define");
    expect(await ask(peer, "wamp.reflect.describe", [procedure])).toEqual([[null]]);
  }),

  scenario("on_define and on_undefine tell of what is declared and taken back", ["AP-REFL-02"], async ({ join }) => {
    const [watcher, one, other] = [await join(), await join(), await join()];
    const defined = await subscribe(watcher, "wamp.reflect.on_define");
    const undefinedAgain = await subscribe(watcher, "wamp.reflect.on_undefine");
    const event = [procedure, { type: "procedure", match: "exact" }];
    await ask(one, "wamp.reflect.define", [procedure, declaration]);
    expect(await nextEvent(watcher, defined)).toEqual(event);
    await ask(one, "wamp.reflect.define", [procedure, { ...declaration, title: "Count" }]);
    expect(await nextEvent(watcher, defined)).toEqual(event);
    await ask(other, "wamp.reflect.define", [procedure, { type: "procedure", title: "Other" }]);
    expect(await ask(watcher, "wamp.reflect.describe", [procedure])).toMatchObject([[{ title: "Count" }]]);
    await ask(one, "wamp.reflect.define", [procedure, null]);
    expect(await ask(watcher, "wamp.reflect.describe", [procedure])).toMatchObject([[{ title: "Other" }]]);
    await ask(other, "wamp.reflect.define", [procedure, null]);
    expect(await nextEvent(watcher, undefinedAgain)).toEqual(event);
    await expectNothingMore(watcher);
  }),

  ...Object.entries(departures).map(([how, depart]) =>
    scenario<RouterWorld>(`what a session declared goes when it leaves by ${how}`, ["AP-REFL-02"], async ({ join }) => {
      const [watcher, peer] = [await join(), await join()];
      await ask(peer, "wamp.reflect.define", [procedure, declaration]);
      await ask(peer, "wamp.reflect.define", ["com.example.", { type: "topic", match: "prefix" }]);
      const gone = await subscribe(watcher, "wamp.reflect.on_undefine");
      await depart(peer);
      expect(await nextEvent(watcher, gone)).toEqual([procedure, { type: "procedure", match: "exact" }]);
      expect(await nextEvent(watcher, gone)).toEqual(["com.example.", { type: "topic", match: "prefix" }]);
      expect(await ask(watcher, "wamp.reflection.procedure.list")).toEqual([[[]]]);
    }),
  ),

  scenario("interfaces and types are declared and found by the names of the IDL", ["AP-REFL-01"], async ({ join }) => {
    const peer = await join({ realm: "declared" });
    const uuid = "bf469db0-efea-425b-8de4-24b5770e6241";
    await ask(peer, "wamp.reflect.define", ["com.example", { type: "interface", uuid }]);
    await ask(peer, "wamp.reflect.define", ["com.example.ids", { type: "interface", uuid }]);
    await ask(peer, "wamp.reflect.define", ["com.example.point", { type: "type", schema: { type: "array" } }]);
    expect(await ask(peer, "wamp.interface.list")).toEqual([[["com.example", "com.example.ids"]]]);
    const example = { type: "interface", uuid, uri: "com.example", match: "exact" };
    const members = { procedures: ["com.example.add"], topics: [] };
    expect(await ask(peer, "wamp.interface.get", ["com.example"])).toEqual([[{ ...example, ...members }]]);
    expect(await ask(peer, "wamp.interface.get", ["com"])).toEqual([[null]]);
    expect(await ask(peer, "wamp.interface.match_procedure", ["com.example.add"])).toEqual([["com.example"]]);
    expect(await ask(peer, "wamp.interface.match_topic", ["com.example.ids.new"])).toEqual([["com.example.ids"]]);
    expect(await ask(peer, "wamp.interface.match_topic", ["com.example.add"])).toEqual([[null]]);
    expect(await ask(peer, "wamp.type.list")).toEqual([[["com.example.point"]]]);
    const type = { type: "type", schema: { type: "array" }, uri: "com.example.point", match: "exact" };
    expect(await ask(peer, "wamp.type.get", ["com.example.point"])).toEqual([[type]]);
  }),

  scenario(
    "links between routers are no feature, and nobody may pretend they were",
    ["AP-R2R-01"],
    async ({ connect }) => {
      const peer = await connect();
      peer.send(T.HELLO, "realm1", { roles: allRoles });
      const [, , details] = await peer.next(T.WELCOME);
      expect(JSON.stringify(details)).not.toMatch(/r2r|router_to_router|rlink/);
      await askInVain(peer, "wamp.error.no_such_procedure", "wamp.r2r.submit_traffic_payment");
      const registering = peer.request(T.REGISTER, {}, "wamp.r2r.submit_traffic_payment");
      await expectError(peer, { type: T.REGISTER, id: registering }, "wamp.error.invalid_uri");
      await subscribe(peer, "wamp.r2r.traffic_payable");
      const publishing = peer.request(T.PUBLISH, { acknowledge: true }, "wamp.r2r.traffic_payable", [1]);
      await expectError(peer, { type: T.PUBLISH, id: publishing }, "wamp.error.invalid_uri");
      await register(peer, procedure);
    },
  ),
];
