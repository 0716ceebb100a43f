import type { Configuration } from "./schema/configuration-schema.ts";

/** The realm of the demo: the first that is no template; empty if all are. */
export function firstRealm({ realms }: Configuration): string {
  return realms.find(({ template }) => template === undefined)?.name ?? "";
}
