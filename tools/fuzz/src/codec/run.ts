import { parseArgs } from "node:util";
import type { SerializerName } from "@junctor/core";
import { serializers } from "../serializers.ts";
import { fuzzCodec } from "./fuzz-codec.ts";

const { values } = parseArgs({
  options: { serializer: { type: "string" }, seconds: { type: "string", default: "60" } },
});
const all = Object.keys(serializers) as SerializerName[];
const names = all.filter((name) => values.serializer === undefined || values.serializer === name);
if (names.length === 0) throw new Error(`--serializer is one of ${all.join(", ")}`);
for (const name of names) {
  const { lastLine, crash } = await fuzzCodec(name, Number(values.seconds));
  console.log(`${name}: ${lastLine}`);
  if (crash !== undefined) process.exitCode = 1;
  console.log(crash ?? `${name}: nothing found`);
}
