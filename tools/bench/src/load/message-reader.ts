/** Told the bounds of one message in the bytes that arrived. */
export type OnMessage = (bytes: Buffer, start: number, end: number) => void;

/** Cuts a byte stream into messages. Built for a load generator: it trusts the server. */
export interface MessageReader {
  /** Calls `each` for every message that is complete after `chunk`. */
  read(chunk: Buffer, each: OnMessage): void;
}
