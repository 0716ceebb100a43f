import { openSession } from "@junctor/client";
import type { Session, WampEvent } from "@junctor/client";
import type { ConnectionFlags } from "../connection/connection-flags.ts";
import { readSessionOptions } from "../connection/open-sessions.ts";
import type { Terminal } from "../terminal/terminal.ts";
import { UserError } from "../user-error.ts";
import type { Script } from "./script-schema.ts";

/** A session of a script, and the events that nobody has waited for yet. */
export interface ScriptSession {
  readonly session: Session;
  /** By the topic that was subscribed to. */
  readonly events: Map<string, AsyncIterator<WampEvent>>;
}

/** The sessions of a script, each opened when it is needed first. */
export class ScriptSessions {
  readonly #script: Script;
  readonly #flags: ConnectionFlags;
  readonly #terminal: Terminal;
  readonly #opened = new Map<string | undefined, ScriptSession>();

  constructor(script: Script, flags: ConnectionFlags, terminal: Terminal) {
    this.#script = script;
    this.#flags = flags;
    this.#terminal = terminal;
  }

  /**
   * @param name of the script; `undefined` is the session as the flags and the environment say.
   * @throws {UserError} if the script has none of that name; what keeps it from joining.
   */
  async get(name: string | undefined): Promise<ScriptSession> {
    const opened = this.#opened.get(name) ?? { session: await this.#open(name), events: new Map() };
    this.#opened.set(name, opened);
    return opened;
  }

  /** Leaves them all. */
  async leave(): Promise<void> {
    await Promise.all(Array.from(this.#opened.values(), ({ session }) => session.leave()));
  }

  async #open(name: string | undefined): Promise<Session> {
    const { sessions = {} } = this.#script;
    const settings = name !== undefined && Object.hasOwn(sessions, name) ? sessions[name] : undefined;
    if (name !== undefined && settings === undefined)
      throw new UserError(`junctor: the script has no session ${name}.`);
    if (settings === undefined) return openSession(await readSessionOptions(this.#flags, this.#terminal));
    // What stands in a file is not seen by others.
    return openSession(await readSessionOptions({ ...this.#flags, ...settings }, this.#terminal, () => {}));
  }
}
