import { compileSchema } from "@junctor/schema";
import { expect } from "vitest";
import { scenario } from "../scenario.ts";
import type { NoWorld, Scenario } from "../scenario.ts";

/** Texts, and whether they fit: wampname, _s, wampuri, _s, _p, _sp, _pp, _spp. */
const texts: readonly (readonly [text: string, verdicts: string])[] = [
  ["add2", "11111111"],
  ["Add-2", "10101010"],
  ["com.example.add2", "00111111"],
  ["com.Example.add2", "00101010"],
  ["com..add2", "00001100"],
  ["com.example.", "00001111"],
  [".add2", "00001100"],
  ["", "00001111"],
  ["com example", "00000000"],
  ["com.example#add2", "00000000"],
];

const formats = [
  "wampname",
  "wampname_s",
  "wampuri",
  "wampuri_s",
  "wampuri_p",
  "wampuri_sp",
  "wampuri_pp",
  "wampuri_spp",
];

/** The WAMP types of the IDL as formats of JSON Schema. */
export const schemaFormats: readonly Scenario<NoWorld>[] = [
  scenario("names, URIs and patterns are formats of JSON Schema", ["AP-IDL-02", "AP-IDL-03"], () => {
    const checks = formats.map((format) => compileSchema({ type: "string", format }));
    const verdicts = texts.map(([text]) => [text, checks.map((check) => Number(check(text) === undefined)).join("")]);
    expect(verdicts).toEqual(texts);
  }),

  scenario("wampid is a format of JSON Schema: an integer from 1 to 2^53", ["AP-IDL-02"], () => {
    const check = compileSchema({ type: "integer", format: "wampid" });
    const values = [1, 2 ** 53, 2n ** 53n, 0, -1, 1.5, 2 ** 53 + 2, 2n ** 53n + 1n, "1"];
    expect(values.map((value) => check(value) === undefined)).toEqual([true, true, true, ...Array(6).fill(false)]);
  }),
];
