import { describe, expect, it } from "vitest";
import { ErrorUri } from "./error-uri.ts";
import { ConnectionError, PayloadError, ProtocolError, WampError } from "./errors.ts";

describe("a WampError", () => {
  it("carries URI, arguments and details", () => {
    const error = new WampError("com.example.broken", {
      args: ["it broke", 7],
      kwargs: { part: 1 },
      details: { x: 1 },
    });
    expect(error).toMatchObject({
      uri: "com.example.broken",
      args: ["it broke", 7],
      kwargs: { part: 1 },
      details: { x: 1 },
    });
    expect(error.message).toBe("com.example.broken: it broke");
  });

  it("is complete with a URI alone", () => {
    expect(new WampError(ErrorUri.CANCELED)).toMatchObject({
      message: "wamp.error.canceled",
      args: [],
      kwargs: {},
      details: {},
    });
    expect(new WampError("a.b")).not.toHaveProperty("cause");
  });

  it("keeps its cause", () => {
    const cause = new Error("below");
    expect(new WampError("a.b", { cause }).cause).toBe(cause);
  });
});

describe("errors", () => {
  it.each([
    [new ProtocolError("m"), "ProtocolError"],
    [new ConnectionError("m"), "ConnectionError"],
    [new PayloadError("m"), "PayloadError"],
    [new WampError("a.b"), "WampError"],
  ])("%s are told apart by name and class", (error, name) => {
    expect(error).toBeInstanceOf(Error);
    expect(error.name).toBe(name);
    expect(String(error)).toMatch(new RegExp(`^${name}: `));
  });

  it("of the protocol say what goes into ABORT", () => {
    expect(new ProtocolError("m").reason).toBe(ErrorUri.PROTOCOL_VIOLATION);
    expect(new ProtocolError("m", ErrorUri.INVALID_URI).reason).toBe(ErrorUri.INVALID_URI);
  });
});
