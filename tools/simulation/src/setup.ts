import type { Applicant, DisclosurePolicy, Identity, TakeoverRule, TrustlevelRule } from "@junctor/router";
import type { SeededRandom } from "./seeded-random.ts";

/** The rules of a realm, another choice of them in each world; router and model both know them. */
export interface Setup {
  readonly disclosure: { readonly publisher: DisclosurePolicy; readonly caller: DisclosurePolicy };
  readonly forceReregister: TakeoverRule;
  /** Whether the realm says how far it trusts a message. */
  readonly trust: "never" | "all" | "some";
}

/** Chooses the rules of a realm; the defaults most often. */
export function makeSetup(random: SeededRandom): Setup {
  const choose = <Item>(items: readonly Item[]): Item => items[random.below(items.length)] as Item;
  const disclosures: readonly DisclosurePolicy[] = ["allow", "allow", "allow", "never", "always"];
  return {
    disclosure: { publisher: choose(disclosures), caller: choose(disclosures) },
    forceReregister: choose<TakeoverRule>(["sameIdentity", "sameIdentity", "sameAuthrole", "anyone", "nobody"]),
    trust: choose<Setup["trust"]>(["never", "never", "all", "some"]),
  };
}

/** How far a call to a procedure, or a publication on a topic, is trusted; undefined if nothing is said of it. */
export function trustlevelOf({ trust }: Setup, uri: string): number | undefined {
  if (trust === "all") return 7;
  return trust === "some" && uri.length % 2 === 0 ? uri.length : undefined;
}

/** The rule that makes a router do as `trustlevelOf` says. */
export function trustlevelRule(setup: Setup): TrustlevelRule | undefined {
  if (setup.trust === "never") return undefined;
  return setup.trust === "all" ? 7 : ({ uri }) => trustlevelOf(setup, uri);
}

/** Who a client is: some share an authid, more an authrole. */
export function identify({ peer: { address = "" } }: Applicant): Identity {
  const index = Number(/^c(\d+)/.exec(address)?.[1] ?? 0);
  const authrole = index % 3 === 2 ? "guest" : "member";
  return { authid: `user${index % 4}`, authrole, authmethod: "anonymous", authprovider: "simulation" };
}
