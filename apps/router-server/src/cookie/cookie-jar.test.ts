import { expect, test } from "vitest";
import { cookieId, CookieJar, createCookieKey } from "./cookie-jar.ts";

const key = createCookieKey();
const jar = new CookieJar(key, "junctor");

test("a jar finds its own cookie among others", () => {
  const value = jar.make();
  expect(jar.find(`a=1; junctor=${value}; b="2"`)).toBe(value);
  expect(jar.find(`junctor=forged;junctor=${value}`)).toBe(value);
  expect(new CookieJar(key, "junctor").find(`junctor=${value}`)).toBe(value);
});

test("and takes no other for its own", () => {
  const value = jar.make();
  const [random, signature] = value.split(".") as [string, string];
  const [otherRandom] = jar.make().split(".") as [string];
  const others = [
    undefined,
    "",
    "junctor=",
    `other=${value}`,
    `xjunctor=${value}`,
    `junctor="${value}"`,
    `junctor=${random}`,
    `junctor=${random}.`,
    `junctor=${otherRandom}.${signature}`,
    `junctor=${random}.${signature.slice(0, -2)}`,
    `junctor=${value}x`,
    `junctor=${new CookieJar(createCookieKey(), "junctor").make()}`,
    `junctor=${new CookieJar(key, "__Host-junctor").make()}`,
  ];
  expect(others.filter((header) => jar.find(header) !== undefined)).toEqual([]);
});

test("cookies are never the same, and what stands for them does not tell them", () => {
  const values = Array.from({ length: 100 }, () => jar.make());
  expect(new Set(values.flatMap((value) => value.split("."))).size).toBe(200);
  const [first = ""] = values;
  expect(cookieId(first)).toMatch(/^[0-9a-f]{64}$/);
  expect(cookieId(first)).toBe(cookieId(first));
});
