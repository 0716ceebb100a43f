import type { LatencyHistogram } from "../load/latency-histogram.ts";
import type { Target } from "../load/open-peer.ts";
import type { LoadReport } from "../round.ts";
import type { SerializerName } from "../wire/wire.ts";

/** The numbers of a workload; each work reads those it needs. */
export interface Settings {
  /** Octets of the one string argument. Default: 60, which makes 64 in JSON. */
  readonly payloadBytes?: number;
  readonly callers?: number;
  readonly inFlight?: number;
  /** Callers beside the one that is measured that call and take nothing of what comes. */
  readonly stalledCallers?: number;
  /** The callee's serializer where it is not the callers'. */
  readonly calleeSerializer?: SerializerName;
  readonly subscribers?: number;
  /** The serializers subscribers take in turn. Default: the publisher's. */
  readonly subscriberSerializers?: readonly SerializerName[];
  readonly subscriptions?: number;
  readonly sessions?: number;
  /** Arrivals a second of an open loop. */
  readonly rate?: number;
}

/** What a work is told. */
export interface WorkContext {
  readonly target: Target;
  readonly settings: Settings;
  /** The server's process. */
  readonly pid: number;
  readonly warmUpMs: number;
  readonly measureMs: number;
}

/** A load that runs until its process ends. */
export interface Load {
  /** How often the measured thing has happened so far. */
  readonly count: () => number;
  readonly latency?: LatencyHistogram;
  readonly facts?: Readonly<Record<string, number>>;
}

/** Runs against a server and says what it saw. Connections stay open. */
export type Work = (context: WorkContext) => Promise<LoadReport>;
