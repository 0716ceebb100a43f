/**
 * What has become of a call. `result` stays while a further call is pending, or has failed.
 * @typeParam R The result.
 */
export type CallState<R> =
  | { readonly state: "idle"; readonly result: undefined; readonly error: undefined }
  | { readonly state: "pending"; readonly result: R | undefined; readonly error: undefined }
  | { readonly state: "done"; readonly result: R; readonly error: undefined }
  | { readonly state: "failed"; readonly result: R | undefined; readonly error: unknown };

/** There has been no call. */
export const IDLE = { state: "idle", result: undefined, error: undefined } as const;
