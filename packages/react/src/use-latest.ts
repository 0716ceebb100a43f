import { useInsertionEffect, useRef } from "react";

/** What a component was last rendered with, for effects and handlers that outlive a rendering. */
export function useLatest<T>(value: T): { readonly current: T } {
  const latest = useRef(value);
  // Not while rendering: React may render without committing.
  useInsertionEffect(() => {
    latest.current = value;
  });
  return latest;
}
