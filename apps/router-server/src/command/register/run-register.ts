import type { Invocation, RegisterOptions } from "@junctor/client";
import type { ConnectionFlags } from "../connection/connection-flags.ts";
import type { ReconnectFlag } from "../connection/reconnect-flag.ts";
import { withClients } from "../connection/open-sessions.ts";
import { untilOver } from "../connection/until-over.ts";
import { waitFor } from "../load/wait-for.ts";
import { registerOptions } from "../options/option-tables.ts";
import { readWampOptions } from "../options/read-wamp-options.ts";
import type { WampOptionFlag } from "../payload/payload-flags.ts";
import type { CommandLine } from "../run/run-command.ts";
import { Countdown } from "../terminal/countdown.ts";
import { openTerminal } from "../terminal/terminal.ts";
import { UserError } from "../user-error.ts";
import { answerInvocation } from "./answer-invocation.ts";
import type { AnswerOptions } from "./answer-invocation.ts";

/** The flags of `junctor register`. */
export interface RegisterFlags extends ConnectionFlags, ReconnectFlag, WampOptionFlag, Omit<AnswerOptions, "line"> {
  readonly exec?: string | undefined;
  readonly match?: RegisterOptions["match"];
  readonly invoke?: RegisterOptions["invoke"];
  readonly concurrency?: number | undefined;
  readonly delay?: number | undefined;
  readonly count?: number | undefined;
  readonly time?: number | undefined;
  readonly timeout?: number | undefined;
  readonly details?: boolean | undefined;
  readonly parallel?: number | undefined;
}

/** What to register. */
export interface RegisterGiven {
  readonly procedure: string;
  /** A program and its arguments; empty without one. */
  readonly line: readonly string[];
  readonly flags: RegisterFlags;
}

/** `junctor register`: prints a line for each call, and answers it. */
export async function runRegister({ procedure, line, flags }: RegisterGiven): Promise<void> {
  const terminal = openTerminal(flags);
  const { time, timeout, parallel, delay, details: withDetails } = flags;
  const answer: AnswerOptions = { ...flags, line: commandLine(line, flags) };
  const countdown = new Countdown(flags.count);
  const onInvocation = async (invocation: Invocation): Promise<unknown> => {
    const { args, kwargs, details } = invocation;
    const counted = countdown.take();
    terminal.print({ procedure: invocation.procedure, args, kwargs, ...(withDetails === true && { details }) });
    try {
      if (delay !== undefined) await waitFor(delay, { signal: invocation.signal });
      return await answerInvocation(invocation, answer, terminal);
    } finally {
      // The answer leaves before the session does.
      if (counted) setImmediate(() => countdown.done());
    }
  };
  await withClients({ flags, parallel }, terminal, async (session) => {
    const { closed } = await session.register(procedure, onInvocation, readOptions(flags));
    terminal.say(`registered ${procedure}`);
    const kept = [{ name: `the registration of ${procedure}`, closed }];
    await untilOver({ session, enough: countdown.over, time, timeout, kept }, terminal);
  });
}

function readOptions({ option = [], match, invoke, concurrency }: RegisterFlags): RegisterOptions {
  return {
    ...readWampOptions(option, registerOptions),
    ...(match && { match }),
    ...(invoke && { invoke }),
    ...(concurrency !== undefined && { concurrency }),
  };
}

function commandLine(line: readonly string[], { exec }: RegisterFlags): CommandLine | undefined {
  const [program, ...args] = line;
  if (program === undefined) return exec;
  if (exec !== undefined) throw new UserError("junctor: --exec and a program beside it: only one of them can answer.");
  return [program, ...args];
}
