import { expect, test } from "vitest";
import { describe as describeBinary } from "./build-go-command.ts";

test("a Go command says its version, and that of Go", () => {
  const info = "nexusd: go1.26.8\n\tpath\texample.com/nexusd\n\tmod\texample.com/nexus/v3\tv3.2.2\th1:abc=\n";
  expect(describeBinary(info)).toBe("v3.2.2, built with go1.26.8");
  expect(describeBinary("nexusd: unreadable")).toBe("(unknown), built with Go");
});
