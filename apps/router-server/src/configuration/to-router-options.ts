import type { RouterOptions } from "@junctor/router";
import { withoutUndefined } from "../without-undefined.ts";
import type { Configuration } from "./schema/configuration-schema.ts";

/** What a configuration means for the router inside. */
export function toRouterOptions({ realms, limits }: Configuration): Pick<RouterOptions, "realms" | "limits"> {
  return { realms, limits: withoutUndefined(limits ?? {}) };
}
