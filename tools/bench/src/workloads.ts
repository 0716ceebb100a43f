import type { Variant } from "./contestants/contestant.ts";
import type { Settings } from "./work/work.ts";
import type { WorkName } from "./work/works.ts";

/** One row of the table of workloads. */
export interface Workload {
  readonly id: string;
  readonly title: string;
  /** What an operation is. */
  readonly unit: string;
  readonly work: WorkName;
  readonly settings?: Settings;
  readonly variants: readonly Variant[];
  /** What floors do in its place, by the id of the floor. */
  readonly floors?: Readonly<Record<string, WorkName>>;
  /** Measured in one round unless more are asked for, because one takes long. */
  readonly long?: boolean;
  /** Compares us with ourselves. */
  readonly oursOnly?: boolean;
}

const JSON_OVER_WEB_SOCKET: readonly Variant[] = ["WebSocket json"];
/** With brackets and quotes, 16 KiB of JSON. */
const LARGE_PAYLOAD_BYTES = 16 * 1024 - 4;

/** What is measured, in the order of the table. */
export const workloads: readonly Workload[] = [
  {
    id: "W1",
    title: "routed call, 64 B, 8 callers x 64 in flight",
    unit: "calls",
    work: "calls",
    variants: JSON_OVER_WEB_SOCKET,
    floors: { "floor-joined": "echo", "floor-plain": "echo" },
  },
  {
    id: "W2",
    title: "W1 in other serializers and over RawSocket",
    unit: "calls",
    work: "calls",
    variants: ["WebSocket msgpack", "WebSocket cbor", "RawSocket json", "RawSocket msgpack", "RawSocket cbor"],
  },
  {
    id: "W3",
    title: "routed call, 16 KiB, 8 callers x 8 in flight",
    unit: "calls",
    work: "calls",
    settings: { payloadBytes: LARGE_PAYLOAD_BYTES, inFlight: 8 },
    variants: ["WebSocket json", "WebSocket msgpack"],
    floors: { "floor-joined": "echo" },
  },
  {
    id: "W4",
    title: "one publisher, 100 subscribers, 64 B",
    unit: "deliveries",
    work: "fanOut",
    settings: { subscribers: 100 },
    variants: JSON_OVER_WEB_SOCKET,
    floors: { "floor-broadcast": "broadcast" },
  },
  {
    id: "W5",
    title: "one publisher, 1,000 subscribers in three serializers",
    unit: "deliveries",
    work: "fanOut",
    settings: { subscribers: 1_000, subscriberSerializers: ["json", "msgpack", "cbor"] },
    variants: JSON_OVER_WEB_SOCKET,
  },
  {
    id: "W6",
    title: "one call at a time",
    unit: "calls",
    work: "calls",
    settings: { callers: 1, inFlight: 1 },
    variants: JSON_OVER_WEB_SOCKET,
    floors: { "floor-plain": "echo" },
  },
  {
    id: "W7",
    title: "open loop at half of W1",
    unit: "calls",
    work: "openLoop",
    variants: JSON_OVER_WEB_SOCKET,
  },
  {
    id: "W8a",
    title: "publish with 10 matches among 1,000 subscriptions",
    unit: "publications",
    work: "subscriptions",
    settings: { subscriptions: 1_000 },
    variants: JSON_OVER_WEB_SOCKET,
    long: true,
    oursOnly: true,
  },
  {
    id: "W8b",
    title: "publish with 10 matches among 1,000,000 subscriptions",
    unit: "publications",
    work: "subscriptions",
    settings: { subscriptions: 1_000_000 },
    variants: JSON_OVER_WEB_SOCKET,
    long: true,
    oursOnly: true,
  },
  {
    id: "W9",
    title: "10,000 sessions with a subscription each",
    unit: "joins",
    work: "sessions",
    settings: { sessions: 10_000 },
    variants: JSON_OVER_WEB_SOCKET,
    long: true,
  },
  {
    id: "W10",
    title: "calls of 1,000,000 progressive results of 64 B, one after the other",
    unit: "chunks",
    work: "progress",
    variants: JSON_OVER_WEB_SOCKET,
  },
  {
    id: "W10slow",
    title: "W10 beside a caller that takes nothing",
    unit: "chunks",
    work: "progress",
    settings: { stalledCallers: 1 },
    variants: JSON_OVER_WEB_SOCKET,
  },
  {
    id: "W11",
    title: "W1 with a callee that speaks CBOR",
    unit: "calls",
    work: "calls",
    settings: { calleeSerializer: "cbor" },
    variants: JSON_OVER_WEB_SOCKET,
  },
  {
    id: "W12",
    title: "process start, idle",
    unit: "starts",
    work: "idle",
    variants: JSON_OVER_WEB_SOCKET,
  },
];
