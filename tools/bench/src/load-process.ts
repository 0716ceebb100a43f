import type { WorkContext } from "./work/work.ts";
import { works } from "./work/works.ts";
import type { WorkName } from "./work/works.ts";

/*
 * The load generator, run as `node load-process.js JSON` with an order of `runLoad`: one round in a process of its own.
 * Prints its report as one line of JSON and then holds its connections until it is ended.
 */
const { work, context } = JSON.parse(process.argv[2] ?? "{}") as { work: WorkName; context: WorkContext };
console.log(JSON.stringify(await works[work](context)));
