import type { ConnectOptions } from "./connect-options.ts";
import type { Client } from "./durable/client.ts";
import { DurableClient } from "./durable/durable-client.ts";
import { Holdings } from "./durable/holdings.ts";
import { SessionLoop } from "./durable/session-loop.ts";
import type { Status } from "./durable/status.ts";
import { StatusFeed } from "./durable/status-feed.ts";
import type { ErrorReporter } from "./error-reporter.ts";
import { reportToConsole, safeReporter } from "./error-reporter.ts";
import { onAbort } from "./on-abort.ts";
import { checkOptions } from "./session/check-options.ts";

/**
 * Joins a realm, and joins it again whenever the session is lost. Resolves when it has joined for the first time, which
 * is tried again as well: by default as long as the router cannot be reached or is shutting down.
 * @throws what `openSession` throws, where `reconnect` does not allow another attempt.
 * @throws {TypeError} at once if options contradict each other.
 */
export async function connect(options: ConnectOptions): Promise<Client> {
  checkOptions(options);
  options.signal?.throwIfAborted();
  return new Promise((resolve, reject) => start(options, { resolve, reject }));
}

/** Who waits for the first session. */
interface Waiting {
  readonly resolve: (client: Client) => void;
  readonly reject: (error: unknown) => void;
}

function start(options: ConnectOptions, waiting: Waiting): void {
  const { signal, realm, defaults, onError = reportToConsole } = options;
  const report = safeReporter(onError);
  let client: DurableClient | undefined;
  // Before the first session somebody has to hear of failures, or a wrong address looks like a program that hangs.
  const warn = (status: Status): void => {
    if (client === undefined && status.type === "retrying" && status.attempt === 1) report(status.error, SELF);
  };
  const feed = new StatusFeed(safeListener(options.onStatus ?? warn, report));
  const loop = new SessionLoop(options, {
    tell: feed.tell,
    enter: (session) => {
      if (client !== undefined) return client.enter(session);
      unlisten?.();
      const holdings = new Holdings(loop, report, feed.tell);
      client = new DurableClient({ realm, loop, feed, holdings, defaults, report }, session);
      waiting.resolve(client);
    },
  });
  const unlisten = signal && onAbort(signal, () => loop.stop(signal.reason));
  const fail = (error: unknown): void => {
    unlisten?.();
    const reason = error instanceof Error ? error.message : String(error);
    client?.end({ cause: "lost", reason, error: error as Error });
    waiting.reject(error);
  };
  loop.run().then((end) => (client === undefined ? fail(signal?.reason) : client.end(end)), fail);
}

const SELF = { kind: "session" } as const;

/** A listener whose exceptions change nothing. */
function safeListener(listen: (status: Status) => void, report: ErrorReporter): (status: Status) => void {
  return (status) => {
    try {
      listen(status);
    } catch (error) {
      report(error, SELF);
    }
  };
}
