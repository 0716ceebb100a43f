import { PayloadError } from "@junctor/core";
import type { PayloadIssue, PayloadValues } from "@junctor/core";
import { isThenable } from "../is-thenable.ts";
import type { Kwargs } from "../kwargs.ts";
import type { PayloadSchemas } from "./contract-definition.ts";
import { isSchema } from "./standard-schema.ts";
import type { SchemaIssue, SchemaResult, StandardSchema } from "./standard-schema.ts";

/** What a schema is about: all positional arguments, the first one, or the keyword arguments. */
type Part = "args" | "value" | "kwargs";

/** Compares the payload of one kind of message with its schemas. */
export class PayloadCheck {
  readonly #what: string;
  readonly #parts: readonly (readonly [Part, StandardSchema])[];

  /**
   * @param what The message, for people: `call of "com.bank.transfer"`.
   * @param schemas A single schema is one of `alone`. Undefined: everything fits.
   * @param alone What a single schema is about.
   */
  constructor(what: string, schemas: StandardSchema | PayloadSchemas | undefined, alone: Part = "value") {
    this.#what = what;
    if (schemas === undefined) this.#parts = [];
    else if (isSchema(schemas)) this.#parts = [[alone, schemas]];
    else {
      const { args, kwargs } = schemas;
      this.#parts = [...(args ? [["args", args] as const] : []), ...(kwargs ? [["kwargs", kwargs] as const] : [])];
    }
  }

  /**
   * What the schemas make of a payload; a promise only if one of them is asynchronous.
   * @param cause Why the payload is there: the `cause` of what is thrown.
   * @throws {PayloadError} with all issues, if something does not fit; the promise rejects with it.
   */
  read(payload: PayloadValues, cause?: unknown): PayloadValues | Promise<PayloadValues> {
    if (this.#parts.length === 0) return payload;
    const results = this.#parts.map(([part, schema]) => schema["~standard"].validate(partOf(payload, part)));
    return results.some(isThenable)
      ? Promise.all(results.map((result) => Promise.resolve(result))).then((done) =>
          this.#conclude(payload, done, cause),
        )
      : this.#conclude(payload, results as SchemaResult<unknown>[], cause);
  }

  #conclude(payload: PayloadValues, results: readonly SchemaResult<unknown>[], cause: unknown): PayloadValues {
    const issues = results.flatMap((result, index) => issuesOf(result, this.#parts[index]?.[0] ?? "value"));
    const [first] = issues;
    if (first !== undefined) {
      const text = `the ${this.#what} does not fit its contract: ${describeIssue(first)}`;
      throw new PayloadError(text, cause === undefined ? { issues } : { issues, cause });
    }
    return results.reduce<PayloadValues>((read, result, index) => {
      return withPart(read, this.#parts[index]?.[0] ?? "value", (result as { readonly value: unknown }).value);
    }, payload);
  }
}

/** An issue in one line: a JSON Pointer into `{ args, kwargs }`, and what was expected there. */
export function describeIssue(issue: PayloadIssue): string {
  return `${pointerOf(issue)} ${issue.message}`;
}

/** Where an issue is, as a JSON Pointer. */
export function pointerOf({ path }: PayloadIssue): string {
  return path.map((key) => `/${String(key).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}

function partOf({ args, kwargs }: PayloadValues, part: Part): unknown {
  return part === "args" ? args : part === "kwargs" ? kwargs : args[0];
}

function withPart({ args, kwargs }: PayloadValues, part: Part, output: unknown): PayloadValues {
  if (part === "args") return { args: output as readonly unknown[], kwargs };
  if (part === "kwargs") return { args, kwargs: output as Kwargs };
  return { args: output === undefined && args.length === 0 ? args : [output, ...args.slice(1)], kwargs };
}

function issuesOf({ issues = [] }: SchemaResult<unknown>, part: Part): readonly PayloadIssue[] {
  const start = part === "value" ? ["args", 0] : [part];
  return issues.map(({ message, path = [] }: SchemaIssue) => ({
    path: [...start, ...path.map((step) => (typeof step === "object" ? step.key : step))],
    message,
  }));
}
