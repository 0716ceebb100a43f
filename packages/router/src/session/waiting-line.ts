import type { Connection } from "@junctor/core";
import type { HeldRequest } from "../authorization/hold-request.ts";

/** Octets, and messages, that may wait before the peer is not read from any more. */
const PATIENCE = { octets: 64 * 1024, messages: 100 } as const;
/** No CANCEL is longer, or it waits like everything else. */
const MAX_CANCEL_LENGTH = 1_024;

/**
 * What a peer sends while a decision on an earlier message is awaited, in order. The peer is paused as soon as that is
 * much; while it joins, or has to wait for others, at once.
 */
export class WaitingLine {
  readonly #connection: Connection;
  readonly #held: HeldRequest | undefined;
  readonly #messages: Uint8Array[] = [];
  #octets = 0;

  /** @param held the request that is decided on; undefined if nothing can take back what is waited for. */
  constructor(connection: Connection, held?: HeldRequest) {
    this.#connection = connection;
    this.#held = held;
    if (held === undefined) connection.pause();
  }

  /** What waited, in order. The peer is read from again. */
  end(): readonly Uint8Array[] {
    this.#connection.resume();
    return this.#messages;
  }

  /**
   * Adds a message.
   * @returns what is to be done if it takes back what is waited for; then it was not added, and the wait is over.
   */
  add(bytes: Uint8Array): (() => void) | undefined {
    const act = this.#takenBackBy(bytes);
    if (act !== undefined) return act;
    this.#messages.push(bytes);
    this.#octets += bytes.length;
    const tooMuch = this.#octets > PATIENCE.octets || this.#messages.length > PATIENCE.messages;
    if (tooMuch) this.#connection.pause();
    return undefined;
  }

  #takenBackBy(bytes: Uint8Array): (() => void) | undefined {
    if (this.#held === undefined || bytes.length > MAX_CANCEL_LENGTH) return undefined;
    try {
      return this.#held.takenBackBy(this.#connection.serializer.decode(bytes));
    } catch {
      // What is wrong with it is found when its turn comes.
      return undefined;
    }
  }
}
