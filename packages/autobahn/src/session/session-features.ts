import type { Features } from "@junctor/client";

/** What router and client can do, by role and feature. */
export type SessionFeatures = { readonly [role: string]: { readonly [feature: string]: true } };

/** The features of a session as autobahn-js shows them. */
export function sessionFeatures({ broker, dealer }: Features): SessionFeatures {
  const ofBroker = flags(broker);
  const ofDealer = flags(dealer);
  return { publisher: ofBroker, subscriber: ofBroker, caller: ofDealer, callee: ofDealer };
}

function flags(names: ReadonlySet<string>): { readonly [feature: string]: true } {
  return Object.fromEntries(Array.from(names, (name) => [name, true]));
}
