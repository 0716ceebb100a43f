import { parseArgs } from "node:util";
import { formatOutcome } from "./report/format-outcome.ts";
import { scenarios } from "./scenarios/scenarios.ts";

const { values, positionals } = parseArgs({
  options: { full: { type: "boolean", default: false } },
  allowPositionals: true,
});
const chosen = scenarios.filter(({ name }) => positionals.length === 0 || positionals.includes(name));
if (chosen.length === 0 || chosen.length < positionals.length) {
  console.error(
    `Usage: load [scenario ...] [--full]\n${scenarios.map(({ name, about }) => `  ${name}: ${about}`).join("\n")}`,
  );
  process.exit(2);
}
// What was started ends with this process, however that ends.
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(1));
let problems = 0;
for (const scenario of chosen) {
  const outcome = await scenario.run(values.full ? "full" : "short");
  console.log(`${formatOutcome(scenario.name, outcome)}\n`);
  problems += outcome.problems.length;
}
process.exitCode = problems === 0 ? 0 : 1;
