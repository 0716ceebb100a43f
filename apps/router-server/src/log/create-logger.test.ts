import { describe, expect, test } from "vitest";
import type { LoggingConfiguration } from "../configuration/schema/logging-schema.ts";
import { createLogger } from "./create-logger.ts";

function record(configuration?: LoggingConfiguration) {
  const lines: string[] = [];
  return { lines, logger: createLogger(configuration, (line) => void lines.push(line)) };
}

describe("a logger", () => {
  test("writes warnings and errors, as text, if it is told nothing", () => {
    const { lines, logger } = record();
    logger.debug("detail");
    logger.info("session joined");
    logger.warn("slow", { session: 7, address: undefined });
    logger.error("broken", { error: new Error("boom") });
    expect(lines[0]).toBe("warning: slow session=7\n");
    expect(lines[1]).toMatch(/^error: broken error=Error: boom\n +at /);
    expect(lines).toHaveLength(2);
  });

  test("writes what is of its level or above, and nothing when silent", () => {
    for (const format of ["text", "json"] as const) {
      const counts = (["debug", "info", "warn", "error", "silent"] as const).map((level) => {
        const { lines, logger } = record({ level, format });
        for (const each of ["debug", "info", "warn", "error"] as const) logger[each]("event");
        return lines.length;
      });
      expect(counts).toEqual([4, 3, 2, 1, 0]);
    }
  });

  test("writes one JSON object to a line", () => {
    const { lines, logger } = record({ level: "info", format: "json" });
    logger.info("session joined", { realm: "com.example", session: 7 });
    logger.error("broken", { error: new Error("boom") });
    expect(JSON.parse(lines[0] ?? "")).toMatchObject({ name: "junctor", event: "session joined", session: 7 });
    expect(JSON.parse(lines[1] ?? "")).toMatchObject({ event: "broken", err: { message: "boom" } });
    expect(lines.join("")).toMatch(/^[^\n]+\n[^\n]+\n$/);
  });

  test.each(["text", "json"] as const)(
    "never breaks a line for a peer, shows secrets, or goes on for long, in %s",
    (format) => {
      const { lines, logger } = record({ format });
      logger.warn("event", {
        authid: "a\nerror: fake \u001b[31m",
        ticket: "canary",
        ["x".repeat(3)]: "y".repeat(10_000),
      });
      expect(lines).toHaveLength(1);
      const [line = ""] = lines;
      expect(line.split("\n")).toHaveLength(2);
      expect(line).not.toContain("canary");
      expect(line).not.toContain("\u001b");
      expect(line.length).toBeLessThan(600);
    },
  );
});
