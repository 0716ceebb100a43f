import { randomUUID } from "node:crypto";

/** A URI that nobody else has, for the time of a measurement. */
export function ownUri(): string {
  return `com.junctor.bench.${randomUUID().replaceAll("-", "")}`;
}
