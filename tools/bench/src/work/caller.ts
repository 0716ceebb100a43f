import { joinPeer } from "../load/join-peer.ts";
import type { LatencyHistogram } from "../load/latency-histogram.ts";
import type { Target } from "../load/open-peer.ts";
import type { Peer } from "../load/peer.ts";
import { StartTimes } from "../load/start-times.ts";
import { MessageType } from "../wire/message-type.ts";
import { prepareMessage } from "../wire/prepare-message.ts";
import type { PreparedMessage } from "../wire/prepare-message.ts";
import { PROCEDURE } from "./open-callee.ts";

/** Calls `bench.echo` and records how long each call took. */
export class Caller {
  /** Calls answered so far. */
  done = 0;
  /** Told that a call was answered. */
  onResult: () => void = () => {};
  readonly #peer: Peer;
  readonly #message: PreparedMessage;
  readonly #started = new StartTimes();
  #lastId = 0;

  private constructor(peer: Peer, payload: readonly string[], latency: LatencyHistogram) {
    this.#peer = peer;
    this.#message = prepareMessage(peer.wire, [MessageType.CALL, 1, {}, PROCEDURE, payload]);
    const { wire } = peer;
    peer.onMessage = (bytes, start, end) => {
      if (wire.typeAt(bytes, start) !== MessageType.RESULT) {
        throw new Error(`no RESULT: ${bytes.toString("latin1", start, end)}`);
      }
      latency.record(performance.now() - this.#started.get(wire.readId(bytes, wire.idAt(bytes, start))));
      this.done++;
      this.onResult();
    };
  }

  /** Joins a caller. */
  static async join(target: Target, payload: readonly string[], latency: LatencyHistogram): Promise<Caller> {
    return new Caller(await joinPeer(target), payload, latency);
  }

  /** Calls that are not answered yet. */
  get inFlight(): number {
    return this.#lastId - this.done;
  }

  /** Sends a call that was due at `due`, by `performance.now()`. */
  call(due: number): void {
    this.#started.set(++this.#lastId, due);
    this.#peer.send(this.#message, this.#lastId);
  }
}
