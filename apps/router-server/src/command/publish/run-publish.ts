import type { PublishOptions, Session } from "@junctor/client";
import type { ConnectionFlags } from "../connection/connection-flags.ts";
import { withSessions } from "../connection/open-sessions.ts";
import type { LoadFlags } from "../load/load-flags.ts";
import { runLoad } from "../load/run-load.ts";
import { publishOptions } from "../options/option-tables.ts";
import { readWampOptions } from "../options/read-wamp-options.ts";
import { parsePayload } from "../payload/parse-payload.ts";
import type { PayloadFlags, WampOptionFlag } from "../payload/payload-flags.ts";
import { countOnTerminal } from "../terminal/count-on-terminal.ts";
import { openTerminal } from "../terminal/terminal.ts";

/** The flags of `junctor publish`. */
export interface PublishFlags extends ConnectionFlags, LoadFlags, PayloadFlags, WampOptionFlag {
  readonly acknowledge?: boolean | undefined;
}

/** What to publish. */
export interface PublishGiven {
  readonly topic: string;
  readonly words: readonly string[];
  readonly flags: PublishFlags;
}

/** `junctor publish`: prints a line for each publication that the router confirms. */
export async function runPublish({ topic, words, flags }: PublishGiven): Promise<void> {
  const terminal = openTerminal(flags);
  const { args, kwargs } = parsePayload({ ...flags, words });
  const given: PublishOptions = { ...readWampOptions(flags.option ?? [], publishOptions), kwargs };
  const acknowledge = flags.acknowledge ?? given.acknowledge ?? false;
  const count = countOnTerminal("publications", flags, terminal);
  const publish = async (session: Session): Promise<void> => {
    if (acknowledge) {
      const { id } = await session.publish(topic, args, { ...given, acknowledge, signal: terminal.signal });
      terminal.print({ topic, publication: id });
    } else {
      await session.publish(topic, args, given);
    }
    count();
  };
  await withSessions({ flags, parallel: flags.parallel }, terminal, (session) =>
    runLoad(() => publish(session), flags, terminal),
  );
}
