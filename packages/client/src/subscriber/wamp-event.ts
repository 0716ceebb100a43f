import type { Dict, EventMessage } from "@junctor/core";
import type { Kwargs } from "../kwargs.ts";

/** An event as a subscriber sees it. */
export interface WampEvent {
  /** The topic that was published to; with a pattern subscription not the subscribed one. */
  readonly topic: string;
  readonly args: readonly unknown[];
  readonly kwargs: Kwargs;
  /** `EVENT.Details`. */
  readonly details: Dict;
  /** The id of the publication, the same for all who receive it. */
  readonly publication: number;
  /** The id of the session that published, if it was disclosed. */
  readonly publisher: number | undefined;
}

/**
 * Reads an EVENT of a subscription to `topic`.
 * @throws {PayloadError} if the payload cannot be decoded.
 */
export function eventOfMessage({ details, payload, publication }: EventMessage, topic: string): WampEvent {
  const { topic: published, publisher } = details;
  return {
    topic: typeof published === "string" ? published : topic,
    args: payload.args,
    kwargs: payload.kwargs,
    details,
    publication,
    publisher: typeof publisher === "number" ? publisher : undefined,
  };
}
