import type { DeclarationType } from "@junctor/core";
import type { Session } from "../session/session.ts";
import type { PayloadChecks } from "./payload-checks.ts";
import type { Validation } from "./validation.ts";

const NONE: readonly PayloadChecks[] = [];

/**
 * What a payload has to fit: what the realm declares about a URI, and what `definer` does. What others declare binds
 * nobody but them.
 */
export function declaredChecks(
  { directory }: Validation,
  definer: Session,
  { type, uri }: { readonly type: DeclarationType; readonly uri: string },
): readonly PayloadChecks[] {
  const own = directory.bestOf(undefined, type, uri)?.checks;
  const others = definer.declarations.size === 0 ? undefined : directory.bestOf(definer, type, uri)?.checks;
  if (own === undefined) return others === undefined ? NONE : [others];
  return others === undefined ? [own] : [own, others];
}
