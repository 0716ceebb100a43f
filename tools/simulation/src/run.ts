import { parseArgs } from "node:util";
import { makePlan } from "./plan.ts";
import { reportFailure } from "./report-failure.ts";
import { routerFeatures } from "./router-features.ts";

const { values } = parseArgs({
  options: { seeds: { type: "string", default: "1000" }, from: { type: "string", default: "1" } },
});
const [from, seeds] = [Number(values.from), Number(values.seeds)];
const features = await routerFeatures();
let failures = 0;
for (let seed = from; seed < from + seeds; seed++) {
  const report = await reportFailure(makePlan(seed), { features });
  if (report === undefined) continue;
  console.log(`${report}\n`);
  if (++failures === 5) break;
}
console.log(failures === 0 ? `${seeds} seeds from ${from} on: all hold` : `${failures} seeds failed`);
process.exitCode = failures === 0 ? 0 : 1;
