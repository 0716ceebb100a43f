import type { Session, SubscribeOptions, WampEvent } from "@junctor/client";
import type { ConnectionFlags } from "../connection/connection-flags.ts";
import type { ReconnectFlag } from "../connection/reconnect-flag.ts";
import { withClients } from "../connection/open-sessions.ts";
import { untilOver } from "../connection/until-over.ts";
import { subscribeOptions } from "../options/option-tables.ts";
import { readWampOptions } from "../options/read-wamp-options.ts";
import { formatJson } from "../payload/format-json.ts";
import type { WampOptionFlag } from "../payload/payload-flags.ts";
import { commandEnvironment } from "../run/command-environment.ts";
import { runCommand } from "../run/run-command.ts";
import { Countdown } from "../terminal/countdown.ts";
import { openTerminal } from "../terminal/terminal.ts";
import type { Terminal } from "../terminal/terminal.ts";

/** The flags of `junctor subscribe`. */
export interface SubscribeFlags extends ConnectionFlags, ReconnectFlag, WampOptionFlag {
  readonly match?: SubscribeOptions["match"];
  readonly count?: number | undefined;
  readonly time?: number | undefined;
  readonly timeout?: number | undefined;
  readonly details?: boolean | undefined;
  readonly exec?: string | undefined;
  readonly parallel?: number | undefined;
}

/** What to subscribe to. */
export interface SubscribeGiven {
  readonly topics: readonly string[];
  readonly flags: SubscribeFlags;
}

/** `junctor subscribe`: prints a line for each event, or runs a command. */
export async function runSubscribe({ topics, flags }: SubscribeGiven): Promise<void> {
  const terminal = openTerminal(flags);
  const { match, time, timeout, parallel } = flags;
  const options: SubscribeOptions = {
    ...readWampOptions(flags.option ?? [], subscribeOptions),
    ...(match && { match }),
  };
  const countdown = new Countdown(flags.count);
  const onEvent = async (event: WampEvent): Promise<void> => {
    if (!countdown.take()) return;
    try {
      await deliver(event, flags, terminal);
    } finally {
      countdown.done();
    }
  };
  await withClients({ flags, parallel }, terminal, async (session) => {
    const kept = await Promise.all(topics.map((topic) => subscribe(session, topic)));
    terminal.say(`subscribed to ${topics.join(", ")}`);
    await untilOver({ session, enough: countdown.over, time, timeout, kept }, terminal);
  });

  async function subscribe(session: Session, topic: string) {
    const { closed } = await session.subscribe(topic, onEvent, options);
    return { name: `the subscription to ${topic}`, closed };
  }
}

async function deliver(event: WampEvent, { details, exec }: SubscribeFlags, terminal: Terminal): Promise<void> {
  const { topic, args, kwargs, publication } = event;
  const printed = { topic, args, kwargs, ...(details === true && { publication, details: event.details }) };
  if (exec === undefined) return terminal.print(printed);
  const { code, stdout } = await runCommand(exec, {
    environment: commandEnvironment(terminal.environment, event),
    input: `${formatJson(printed)}\n`,
    signal: terminal.signal,
  });
  terminal.write(stdout);
  if (code !== 0) terminal.say(`the command ended with ${code ?? "a signal"}`);
}
