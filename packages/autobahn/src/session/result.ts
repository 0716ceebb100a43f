/** Several values, or named ones, as a result: what an endpoint returns, and what a call resolves to. */
export class Result {
  readonly args: readonly unknown[];
  readonly kwargs: { readonly [key: string]: unknown };

  constructor(args: readonly unknown[] = [], kwargs: { readonly [key: string]: unknown } = {}) {
    this.args = args;
    this.kwargs = kwargs;
  }
}

/** What a call resolves to: the only value, `null` if there is none, a `Result` if there are several. */
export function unwrapResult({ args, kwargs }: Pick<Result, "args" | "kwargs">): unknown {
  if (args.length > 1 || Object.keys(kwargs).length > 0) return new Result(args, kwargs);
  return args.length > 0 ? args[0] : null;
}
