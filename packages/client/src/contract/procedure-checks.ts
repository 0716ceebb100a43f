import { EMPTY_DICT, WampError } from "@junctor/core";
import type { PayloadValues } from "@junctor/core";
import { Result } from "../caller/result.ts";
import type { ErrorContracts, ProcedureContract } from "./contract-definition.ts";
import { PayloadCheck } from "./payload-check.ts";
import { UriPattern } from "./uri-pattern.ts";

/** What a contract says of one procedure, ready for use. */
export class ProcedureChecks {
  readonly uri: UriPattern;
  readonly call: PayloadCheck;
  readonly input: PayloadCheck;
  readonly progress: PayloadCheck;
  readonly result: PayloadCheck;
  readonly #errors: ReadonlyMap<string, PayloadCheck>;

  /** @param shared The errors of all procedures of the contract. */
  constructor(key: string, contract: ProcedureContract, shared: ErrorContracts = {}) {
    this.uri = new UriPattern(key);
    this.call = new PayloadCheck(`call of "${key}"`, contract);
    this.input = new PayloadCheck(`input of "${key}"`, contract.input);
    this.progress = new PayloadCheck(`progressive result of "${key}"`, contract.progress);
    this.result = new PayloadCheck(`result of "${key}"`, contract.result);
    this.#errors = new Map(
      Object.entries({ ...shared, ...contract.errors }).map(([uri, error]) => [
        uri,
        new PayloadCheck(`error "${uri}" of "${key}"`, error, "kwargs"),
      ]),
    );
  }

  /**
   * What the contract makes of an error of the procedure; anything but an error that it names stays as it is.
   * @throws {PayloadError} if the error does not fit; the error is its `cause`.
   */
  async error(error: unknown): Promise<unknown> {
    const check = error instanceof WampError ? this.#errors.get(error.uri) : undefined;
    if (check === undefined || !(error instanceof WampError)) return error;
    const { uri, details } = error;
    const { args, kwargs } = await check.read(error, error);
    return new WampError(uri, { args, kwargs, details, cause: error.cause });
  }

  /** Rejects with what a handler has thrown, or with a `PayloadError` if that does not fit. */
  async thrown(error: unknown): Promise<never> {
    await this.error(error);
    throw error;
  }
}

/** A result or chunk that was received, as a schema leaves it. */
export async function readResult(check: PayloadCheck, { args, kwargs, details }: Result): Promise<Result> {
  const read = await check.read({ args, kwargs });
  return new Result(read.args, read.kwargs, details);
}

/** What is sent for a value that a handler returns or yields, or an input gives; see `payloadOf`. */
export function valuesOf(value: unknown): PayloadValues {
  if (value instanceof Result) return value;
  return { args: value === undefined ? [] : [value], kwargs: EMPTY_DICT };
}
