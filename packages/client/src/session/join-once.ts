import { systemClock } from "@junctor/core/runtime";
import { ConnectionError } from "@junctor/core";
import type { Connection } from "@junctor/core";
import { clientJson } from "@junctor/core/client-json";
import type { SessionOptions } from "../connect-options.ts";
import { onAbort } from "../on-abort.ts";
import { checkOptions } from "./check-options.ts";
import { join } from "./join.ts";
import type { JoinedSession } from "./joined-session.ts";

/** Connects and joins, once. See `openSession`. */
export async function joinOnce(options: SessionOptions): Promise<JoinedSession> {
  checkOptions(options);
  options.signal?.throwIfAborted();
  return join(await openConnection(options), options);
}

/** Connects within the time allowed. A connection that comes later is ended. */
function openConnection(options: SessionOptions): Promise<Connection> {
  const { transport, serializers = [clientJson()], signal, clock = systemClock, connectTimeout = 10_000 } = options;
  const attempt = new AbortController();
  return new Promise((resolve, reject) => {
    const giveUp = (reason: unknown): void => {
      attempt.abort(reason);
      release();
      reject(reason);
    };
    const late = `cannot connect to ${transport.target}: no answer within ${connectTimeout} ms`;
    const timer = clock.after(connectTimeout, () => giveUp(new ConnectionError(late)));
    const unlisten = signal && onAbort(signal, () => giveUp(signal.reason));
    const release = (): void => {
      timer.cancel();
      unlisten?.();
    };
    const take = (connection: Connection): void => {
      release();
      if (attempt.signal.aborted) connection.terminate();
      else resolve(connection);
    };
    transport.connect({ serializers, signal: attempt.signal }).then(take, giveUp);
  });
}
