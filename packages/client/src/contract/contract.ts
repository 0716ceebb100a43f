import { WampError } from "@junctor/core";
import type { WampErrorInit } from "@junctor/core";
import type { ErrorReporter } from "../error-reporter.ts";
import { reportToConsole } from "../error-reporter.ts";
import { CheckedSession } from "./checked-session.ts";
import type { ChecksTable } from "./checked-session.ts";
import type { ContractDefinition } from "./contract-definition.ts";
import type { ContractSession } from "./contract-session.ts";
import type { ContractError, ErrorKey, ErrorParameters } from "./contract-types.ts";
import { ProcedureChecks } from "./procedure-checks.ts";
import { TopicChecks } from "./topic-checks.ts";
import type { Verbs } from "./verbs.ts";

/** What peers have agreed on, ready for use; made by `defineContract`. */
export class Contract<C extends ContractDefinition> {
  /** What it was made of. */
  readonly definition: C;
  readonly #checks: ChecksTable;

  /** @throws {RangeError} if a key is not a URI. */
  constructor(definition: C) {
    const { procedures, topics, errors }: ContractDefinition = definition;
    this.definition = definition;
    this.#checks = {
      procedure: table("procedure", procedures, (key, contract) => new ProcedureChecks(key, contract, errors)),
      topic: table("topic", topics, (key, contract) => new TopicChecks(key, contract)),
    };
  }

  /**
   * The typed view on a session that `session.use(contract)` gives.
   * @param report Gets events that do not fit and were to be iterated over. Default: `console.error`.
   */
  use(session: Verbs, report: ErrorReporter = reportToConsole): ContractSession<C> {
    return new CheckedSession(session, this.#checks, report) as unknown as ContractSession<C>;
  }

  /** An error that the contract names, for a handler to throw. */
  error<U extends ErrorKey<C>>(uri: U, payload: ErrorParameters<C, U>): WampError<U> {
    return new WampError(uri, payload as WampErrorInit);
  }

  /** Whether a call has failed with an error that the contract names. */
  isError<U extends ErrorKey<C>>(error: unknown, uri: U): error is ContractError<C, U> {
    return error instanceof WampError && error.uri === uri;
  }
}

/** Finds what is made of a contract's entries, by their keys. */
function table<T, M>(
  kind: string,
  entries: { readonly [key: string]: T } = {},
  make: (key: string, entry: T) => M,
): (key: string) => M {
  const made = new Map(Object.entries(entries).map(([key, entry]) => [key, make(key, entry)]));
  return (key) => {
    const found = made.get(key);
    if (found === undefined) throw new RangeError(`the contract has no ${kind} "${key}"`);
    return found;
  };
}
