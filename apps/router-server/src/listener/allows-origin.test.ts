import { expect, it } from "vitest";
import { allowsOrigin } from "./allows-origin.ts";

const HOST = "192.0.2.7:8080";

it.each([undefined, "http://192.0.2.7:8080", "http://localhost:5173", "http://127.0.0.1:3000", "http://[::1]:8080"])(
  "lets a page of %s connect",
  (origin) => {
    expect(allowsOrigin([], origin, HOST)).toBe(true);
  },
);

it.each(["https://example.com", "http://192.0.2.7:9090", "http://localhost.example.com", "null", "", "://"])(
  "turns a page of %j away",
  (origin) => {
    expect(allowsOrigin([], origin, HOST)).toBe(false);
  },
);

it("lets a page connect whose origin was named, or all", () => {
  expect(allowsOrigin(["https://example.com"], "https://example.com", HOST)).toBe(true);
  expect(allowsOrigin(["*"], "https://example.org", HOST)).toBe(true);
  expect(allowsOrigin(["https://example.com"], "https://example.org", HOST)).toBe(false);
});
