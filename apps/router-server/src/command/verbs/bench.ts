import { Option } from "commander";
import type { Command } from "commander";
import type { BenchFlags } from "../bench/bench-flags.ts";
import { addConnectionFlags } from "../connection/connection-flags.ts";
import { parseCount } from "../payload/parse-count.ts";
import { parseDuration } from "../payload/parse-duration.ts";
import type { Give, Verb } from "../verb.ts";

/** `junctor bench` */
export const bench: Verb = {
  examples: [
    ["junctor bench calls --time 10s", "calls of an echo procedure that junctor registers itself"],
    ["junctor bench calls com.example.add --concurrency 1", "one call after the other, of somebody's procedure"],
    ["junctor bench events --subscribers 100 --size 1024 -s cbor", "events of 1 KiB to a hundred subscribers"],
  ],
  define(command, give) {
    const calls = command.command("calls").description("measure calls");
    calls.argument("[procedure]", "what to call; without it an echo procedure is registered for the time");
    addBenchFlags(calls);
    calls.action((procedure: string | undefined, flags: BenchFlags) => {
      give({ do: "bench calls", procedure, flags }, async (order) =>
        (await import("../bench/bench-calls.ts")).benchCalls(order),
      );
    });
    defineEvents(command.command("events").description("measure events"), give);
  },
};

function defineEvents(events: Command, give: Give): void {
  events
    .argument("[topic]", "where to publish; without it a topic that nobody else has")
    .addOption(
      new Option("--subscribers <number>", "how many sessions get the events").argParser(parseCount).default(1),
    );
  addBenchFlags(events);
  events.action((topic: string | undefined, flags: BenchFlags) => {
    give({ do: "bench events", topic, flags }, async (order) =>
      (await import("../bench/bench-events.ts")).benchEvents(order),
    );
  });
}

function addBenchFlags(command: Command): void {
  command
    .addOption(new Option("--time <duration>", "how long to measure").argParser(parseDuration).default(5_000, "5s"))
    .addOption(new Option("--parallel <number>", "how many sessions call or publish").argParser(parseCount).default(1))
    .addOption(
      new Option("--concurrency <number>", "how many may be under way in a session").argParser(parseCount).default(64),
    )
    .addOption(new Option("--size <octets>", "the length of the text that is sent").argParser(parseCount).default(16));
  addConnectionFlags(command);
}
