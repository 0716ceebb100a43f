import { ConnectionError } from "@junctor/core";
import type { Timer } from "@junctor/core";
import type { SessionContext } from "./session-context.ts";

/** When a client asks the router for a sign of life. */
export interface KeepaliveOptions {
  /** Milliseconds of silence after which it asks. Default: 25,000. */
  readonly idle?: number | undefined;
  /** Milliseconds the router has to say anything then, before the connection is given up. Default: 10,000. */
  readonly timeout?: number | undefined;
}

/**
 * Asks for a sign of life whenever nothing has arrived for a while, and gives the connection up if none comes.
 * @param ask makes the router answer.
 * @returns what ends it.
 */
export function watchSilence({ link, clock }: SessionContext, options: KeepaliveOptions, ask: () => void): Timer {
  const { idle = 25_000, timeout = 10_000 } = options;
  let heardAt = (link.heardAt = clock.now());
  let timer: Timer;
  const look = (): void => {
    const rest = heardAt + idle - clock.now();
    timer = clock.after(rest > 0 ? rest : timeout, rest > 0 ? listen : judge);
    if (rest <= 0) ask();
  };
  const listen = (): void => {
    heardAt = link.heardAt as number;
    look();
  };
  const judge = (): void => {
    if (link.heardAt !== heardAt) return listen();
    link.lose(new ConnectionError(`the router gave no sign of life within ${timeout} ms`));
  };
  look();
  return { cancel: () => timer.cancel() };
}
