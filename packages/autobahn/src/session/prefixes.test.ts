import { expect, it } from "vitest";
import { Prefixes } from "./prefixes.ts";

it("short forms stand for URIs as long as their prefix is known", () => {
  const prefixes = new Prefixes();
  prefixes.set("api", "com.myapp.api");
  expect(prefixes.resolve("api:add")).toBe("com.myapp.api.add");
  expect(prefixes.resolve("api:a:b")).toBe("com.myapp.api.a:b");
  expect(prefixes.resolve("other:add")).toBe("other:add");
  expect(prefixes.resolve("com.myapp.add")).toBe("com.myapp.add");
  prefixes.set("api", null);
  expect(prefixes.resolve("api:add")).toBe("api:add");
});
