import { expect, it } from "vitest";
import { commandEnvironment } from "./command-environment.ts";

it("tells a command what was delivered, in words and in JSON, and no secrets", () => {
  const environment = commandEnvironment(
    { PATH: "/bin", WAMP_SECRET: "hush" },
    { args: ["Ada", 36, [1]], kwargs: { b: "c", d: null }, topic: "com.example.tick" },
  );
  expect(environment).toEqual({
    PATH: "/bin",
    WAMP_TOPIC: "com.example.tick",
    WAMP_ARGS: "Ada 36 [1]",
    WAMP_ARGS_JSON: '["Ada",36,[1]]',
    WAMP_KWARGS: "b=c d=null",
    WAMP_KWARGS_JSON: '{"b":"c","d":null}',
  });
});

it("leaves out what no variable can hold", () => {
  const environment = commandEnvironment({}, { args: ["a\0b"], kwargs: {}, procedure: "com.example.x" });
  expect(environment).toMatchObject({
    WAMP_ARGS: "ab",
    WAMP_ARGS_JSON: '["a\\u0000b"]',
    WAMP_PROCEDURE: "com.example.x",
  });
});
