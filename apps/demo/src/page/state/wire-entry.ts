/** One message that went over the connection, as the page shows it. */
export interface WireEntry {
  /** Counts up; identifies the entry. */
  readonly id: number;
  readonly direction: "sent" | "received";
  /** The name of the message type: `EVENT`. */
  readonly type: string;
  /** What the message does, in words. */
  readonly words: string;
  /** The message itself, as JSON, perhaps cut. */
  readonly raw: string;
  /** Whether it belongs to the roll call that finds out who is here, which goes on all the time. */
  readonly routine: boolean;
}

/** The most entries kept. */
export const MAX_WIRE_ENTRIES = 60;
