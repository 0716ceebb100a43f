import { describe, expect, test } from "vitest";
import type { Configuration } from "../configuration/schema/configuration-schema.ts";
import { planReload } from "./plan-reload.ts";

const name = "com.example.app";
const base: Configuration = { listeners: [{ port: 0 }], realms: [{ name }] };

describe("what takes a new start", () => {
  test.each<[string, Configuration, readonly string[]]>([
    ["nothing", base, []],
    ["another realm", { ...base, realms: [...base.realms, { name: "com.example.other" }] }, []],
    ["another listener", { ...base, listeners: [{ port: 0 }, { port: 1 }] }, []],
    ["another place", { ...base, listeners: [{ port: 1 }] }, []],
    ["a rule of a realm", { ...base, realms: [{ name, uriRule: "strict" }] }, ["realms[0].uriRule"]],
    ["a store", { ...base, realms: [{ name, store: { path: "here" } }] }, ["realms[0].store"]],
    ["encryption", { ...base, listeners: [{ port: 0, tls: { certificate: "c", key: "k" } }] }, ["listeners[0].tls"]],
    ["a default that is said", { ...base, listeners: [{ port: 0, host: "127.0.0.1", mode: "0600" }] }, []],
    ["who may open a socket", { ...base, listeners: [{ port: 0, mode: "0660" }] }, ["listeners[0].mode"]],
    ["the demo", { ...base, listeners: [{ port: 0, page: "demo" }] }, ["listeners[0].page"]],
    ["another log", { ...base, logging: { level: "info" } }, ["logging"]],
    ["another socket to reload by", { ...base, admin: { path: "x" } }, ["admin"]],
  ])("with %s is found", (_what, next, keys) => {
    expect(planReload(base, next).fixed).toEqual(keys);
  });

  test("is the demo when its realm changes, and a store that another realm has", () => {
    const demo = [{ port: 0, page: "demo" }];
    const [one, other] = [{ name: "a", store: { path: "here" } }, { name: "b" }];
    const old = { listeners: demo, realms: [one, other] };
    expect(planReload(old, { listeners: demo, realms: [one] }).fixed).toEqual([]);
    expect(planReload(old, { listeners: demo, realms: [other, one] }).fixed).toEqual(["listeners[0].page"]);
    const renamed = [other, { name: "c", store: { path: "here" } }];
    expect(planReload({ realms: [one, other] }, { realms: renamed }).fixed).toEqual(["realms[1].store.path"]);
  });
});

test("realms are told by their names, whatever their order, and listeners by their places", () => {
  const [a, b, c] = [{ name: "a" }, { name: "b" }, { name: "c" }];
  const listeners = [{ port: 1 }, { port: 0 }, { path: "x.sock" }];
  const guarded = { ...b, roles: [] };
  const next = { realms: [c, guarded], listeners: [{ port: 0 }, { port: 0 }, { path: "x.sock", page: "p" }] };
  const plan = planReload({ realms: [a, b], listeners }, next);
  expect(plan).toMatchObject({ addedRealms: [c], changedRealms: [guarded], removedRealms: [a] });
  expect(plan.listeners.map(({ former }) => former)).toEqual([1, undefined, 2]);
});
