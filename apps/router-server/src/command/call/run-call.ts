import type { CallOptions, Result, Session } from "@junctor/client";
import type { ConnectionFlags } from "../connection/connection-flags.ts";
import { withSessions } from "../connection/open-sessions.ts";
import type { LoadFlags } from "../load/load-flags.ts";
import { runLoad } from "../load/run-load.ts";
import { callOptions } from "../options/option-tables.ts";
import { readWampOptions } from "../options/read-wamp-options.ts";
import { parsePayload } from "../payload/parse-payload.ts";
import type { PayloadFlags, WampOptionFlag } from "../payload/payload-flags.ts";
import { countOnTerminal } from "../terminal/count-on-terminal.ts";
import { openTerminal } from "../terminal/terminal.ts";
import type { Terminal } from "../terminal/terminal.ts";

/** The flags of `junctor call`. */
export interface CallFlags extends ConnectionFlags, LoadFlags, PayloadFlags, WampOptionFlag, Printing {
  readonly timeout?: number | undefined;
}

/** What is printed of results. */
interface Printing {
  readonly progress?: boolean | undefined;
  readonly value?: boolean | undefined;
  readonly details?: boolean | undefined;
}

/** What to call. */
export interface CallGiven {
  readonly procedure: string;
  readonly words: readonly string[];
  readonly flags: CallFlags;
}

/** `junctor call`: prints a line for each result. */
export async function runCall({ procedure, words, flags }: CallGiven): Promise<void> {
  const terminal = openTerminal(flags);
  const { args, kwargs } = parsePayload({ ...flags, words });
  const options: CallOptions = {
    ...readWampOptions(flags.option ?? [], callOptions),
    ...(flags.timeout !== undefined && { timeout: flags.timeout }),
    kwargs,
    signal: terminal.signal,
  };
  const print = printer(flags, terminal);
  const count = countOnTerminal("calls", flags, terminal);
  const call = async (session: Session): Promise<void> => {
    if (flags.progress === true) {
      const progressive = session.callProgressive(procedure, args, options);
      for await (const each of progressive) print(each, true);
      print(await progressive.result, false);
    } else {
      print(await session.call(procedure, args, options), false);
    }
    count();
  };
  await withSessions({ flags, parallel: flags.parallel }, terminal, (session) =>
    runLoad(() => call(session), flags, terminal),
  );
}

function printer(flags: Printing, terminal: Terminal): (result: Result, progress: boolean) => void {
  return ({ args, kwargs, value, details }, progress) => {
    if (flags.value === true) return terminal.print(value);
    terminal.print({
      ...(flags.progress === true && { progress }),
      args,
      kwargs,
      ...(flags.details === true && { details }),
    });
  };
}
