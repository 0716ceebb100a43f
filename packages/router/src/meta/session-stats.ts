import type { Dict, Timer } from "@junctor/core";
import { createTraffic } from "../outbox/traffic.ts";
import type { Realm } from "../realm/realm.ts";
import type { Meter } from "../session/meter.ts";
import type { Session } from "../session/session.ts";
import { publishMetaEvent } from "./publish-meta-event.ts";
import { sessionDetails } from "./session-details.ts";
import type { StatsRule } from "./stats-rule.ts";

/**
 * Counts what a session sends and gets, and publishes it from time to time as `wamp.session.on_stats` with what others
 * may learn of the session and a dict of statistics (spec: AP-REFL-03, which leaves the payload open).
 */
export class SessionStats implements Meter {
  readonly #realm: Realm;
  readonly #session: Session;
  readonly #rule: StatsRule;
  /** What was counted since the last event; the outbox counts its part. */
  #traffic = createTraffic();
  /** When the last event was, in milliseconds since the epoch. */
  #since: number;
  #cycle = 0;
  #timer: Timer | undefined;

  constructor(realm: Realm, session: Session, rule: StatsRule) {
    this.#realm = realm;
    this.#session = session;
    this.#rule = rule;
    this.#since = realm.clock.now();
    session.outbox.traffic = this.#traffic;
    this.#startTimer();
  }

  received(octets: number): void {
    this.#traffic.messagesIn += 1;
    this.#traffic.bytesIn += octets;
    if (this.#traffic.messagesIn === this.#rule.messages) this.#publish();
  }

  stop(): void {
    this.#timer?.cancel();
    this.#session.outbox.traffic = undefined;
  }

  announceLast(): void {
    this.#tell("last");
  }

  /** Counts from zero even if nobody listens, so that an event tells of one interval. */
  #publish(): void {
    this.#timer?.cancel();
    this.#tell("next");
    this.#traffic = createTraffic();
    this.#session.outbox.traffic = this.#traffic;
    this.#since = this.#realm.clock.now();
    this.#startTimer();
  }

  #tell(which: "next" | "last"): void {
    this.#cycle += 1;
    publishMetaEvent(this.#realm, "wamp.session.on_stats", () => [
      sessionDetails(this.#session),
      this.#stats(which === "last"),
    ]);
  }

  #stats(last: boolean): Dict {
    const { messagesIn, bytesIn, messagesOut, bytesOut } = this.#traffic;
    return {
      cycle: this.#cycle,
      last,
      duration: this.#realm.clock.now() - this.#since,
      serializer: this.#session.outbox.serializer.name,
      messages_in: messagesIn,
      bytes_in: bytesIn,
      messages_out: messagesOut,
      bytes_out: bytesOut,
    };
  }

  #startTimer(): void {
    const { interval } = this.#rule;
    if (interval !== undefined) this.#timer = this.#realm.clock.after(interval, () => this.#publish());
  }
}
