import { goal } from "./goal.ts";
import type { Goal } from "./goal.ts";
import type { Lookup } from "./look-in.ts";

const cpu = (look: Lookup, workload: string, contestant?: string): number =>
  look.summary(workload, contestant).cpuMicroseconds;
const rate = (look: Lookup, workload: string, contestant?: string): number =>
  look.summary(workload, contestant).perSecond;
/** Our CPU per operation as a share of another's. */
const cpuOf =
  (workload: string, contestant: string) =>
  (look: Lookup): number =>
    cpu(look, workload) / cpu(look, workload, contestant);

/** How often as much a client library does in the CPU time of the better one of the others. */
const clientGain =
  (workload: string) =>
  (look: Lookup): number =>
    Math.min(cpu(look, workload, "autobahn"), cpu(look, workload, "wampy")) / cpu(look, workload, "@junctor/client");

/** The goals of the workloads, for one router process on a two-core machine. */
export const goals: readonly Goal[] = [
  goal("W1", "calls/s", (look) => rate(look, "W1")).atLeast(100_000),
  goal("W1", "CPU per call, of nexus", cpuOf("W1", "nexus")).atMost(1 / 2),
  goal("W1", "CPU per call, of crossbar", cpuOf("W1", "crossbar")).atMost(1 / 10),
  goal("W1", "CPU per call, of fox-wamp", cpuOf("W1", "fox-wamp")).atMost(1 / 10),
  goal(
    "W1",
    "calls/s, of half the joined-write echo",
    (look) => rate(look, "W1") / (rate(look, "W1", "floor-joined") / 2),
  ).atLeast(0.45),
  ...["WebSocket msgpack", "WebSocket cbor", "RawSocket json", "RawSocket msgpack", "RawSocket cbor"].map((variant) =>
    goal("W2", `calls/s, ${variant}`, (look) => look.summary("W2", "junctor", variant).perSecond).atLeast(120_000),
  ),
  goal(
    "W3",
    "octets/s sent, of the joined-write echo (a call sends two messages)",
    (look) => (rate(look, "W3") * 2) / rate(look, "W3", "floor-joined"),
  ).atLeast(0.6),
  goal("W4", "deliveries/s", (look) => rate(look, "W4")).atLeast(600_000),
  goal("W4", "CPU per delivery, of ws.send per subscriber", cpuOf("W4", "floor-broadcast")).atMost(1 / 4),
  goal("W4", "CPU per delivery, of nexus", cpuOf("W4", "nexus")).atMost(1 / 3),
  goal("W5", "deliveries/s", (look) => rate(look, "W5")).atLeast(400_000),
  goal(
    "W6",
    "p50, of two plain ws echo round trips",
    (look) => look.summary("W6").p50 / (2 * look.summary("W6", "floor-plain").p50),
  ).atMost(1.5),
  goal("W7", "p99 ms", (look) => look.summary("W7").p99).atMost(5),
  goal("W7", "p99, of nexus", (look) => look.summary("W7").p99 / look.summary("W7", "nexus").p99).atMost(1),
  goal("W8", "CPU per publish, 1,000,000 of 1,000 subscriptions", (look) => cpu(look, "W8b") / cpu(look, "W8a")).atMost(
    2,
  ),
  goal("W9", "KB of RSS per session", (look) => look.fact("W9", "kibPerSession") * 1.024).atMost(20),
  goal("W9", "joins/s", (look) => rate(look, "W9")).atLeast(3_000),
  goal("W10", "chunks/s", (look) => rate(look, "W10")).atLeast(150_000),
  goal(
    "W10",
    "MiB of RSS more beside a caller that takes nothing",
    (look) => look.summary("W10slow").residentDuring - look.summary("W10").residentDuring,
  ).atMost(32),
  goal("W11", "calls/s", (look) => rate(look, "W11")).atLeast(50_000),
  goal("W12", "ms from process start to listening", (look) => look.summary("W12").startMs).atMost(400),
  goal("C2", "calls per CPU second, of the better of autobahn and wampy", clientGain("C2calls")).atLeast(2),
  goal("C2", "events per CPU second, of the better of autobahn and wampy", clientGain("C2events")).atLeast(2),
  goal("W12", "MB of RSS idle", (look) => look.summary("W12").residentDuring * 1.048_576).atMost(80),
];
