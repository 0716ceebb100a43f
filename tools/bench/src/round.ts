/** One measured round. */
export interface Round {
  /** Operations per second. */
  readonly perSecond: number;
  /** Latency in milliseconds; absent where a workload has none. */
  readonly latency?: Latency;
  /** Microseconds of user and system time of the server, all threads, per operation. */
  readonly cpuMicroseconds: number;
  /** Resident memory of the server in MiB before the load connects, while it runs and after it has left. */
  readonly residentMiB: { readonly before: number; readonly during: number; readonly after: number };
  /** Share of one core the load generator used. */
  readonly loadShare: number;
  /** False when the load generator used so much that the round measures it. */
  readonly valid: boolean;
  /** Milliseconds from the start of the process to the first accepted connection. */
  readonly startMs: number;
  /** What only this workload tells, such as octets a session. */
  readonly facts: Readonly<Record<string, number>>;
}

/** Percentiles in milliseconds. */
export interface Latency {
  readonly p50: number;
  readonly p99: number;
  readonly p999: number;
}

/** The part of a round that the load generator knows. */
export type LoadReport = Omit<Round, "startMs" | "residentMiB" | "valid"> & { readonly residentMiB: number };

/** The share of a core beyond which a load generator measures itself. */
export const MAX_LOAD_SHARE = 0.8;
