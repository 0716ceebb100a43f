/** How the subscription of a hook stands. */
export type SubscriptionState =
  /** It is being made, or waits for a session. */
  | { readonly state: "subscribing"; readonly error: undefined }
  /** Events come. While the connection is lost they do not; see `useConnection`. */
  | { readonly state: "active"; readonly error: undefined }
  /** The router has refused it, or ended it. */
  | { readonly state: "failed"; readonly error: unknown };

/** It is being made. */
export const SUBSCRIBING = { state: "subscribing", error: undefined } as const;
