import { useContext, useEffect, useState } from "preact/hooks";
import { createContext } from "preact";
import type { Demo } from "../state/demo.ts";
import type { DemoState } from "../state/demo-state.ts";

/** The demo that the page shows, for every component below the app. */
export const DemoContext = createContext<Demo | undefined>(undefined);

/** The demo: what the visitor can do. */
export function useDemo(): Demo {
  const demo = useContext(DemoContext);
  if (demo === undefined) throw new Error("The page is shown without a demo.");
  return demo;
}

/** One part of the state; the component is drawn again when that part changes, not before. */
export function useDemoState<T>(select: (state: DemoState) => T): T {
  const { store } = useDemo();
  const [value, setValue] = useState(() => select(store.value));
  useEffect(() => {
    const refresh = (): void => setValue(() => select(store.value));
    refresh();
    return store.subscribe(refresh);
  }, [store]);
  return value;
}
