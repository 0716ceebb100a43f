import { createContext, useContext, useSyncExternalStore } from "react";
import { CONNECTING } from "./connection.ts";
import type { Connected } from "./connection.ts";
import type { ConnectionStore } from "./connection-store.ts";

/** What a `WampProvider` gives to the components below it. */
export const WampContext = createContext<ConnectionStore | undefined>(undefined);

/**
 * What the next provider above has.
 * @throws {Error} if there is none.
 */
export function useConnectionStore(): ConnectionStore {
  const store = useContext(WampContext);
  if (store === undefined) throw new Error("there is no WampProvider above this component");
  return store;
}

/** What the next provider above has, at present. */
export function useConnected(): Connected {
  const store = useConnectionStore();
  return useSyncExternalStore(store.subscribe, store.get, onServer);
}

const onServer = (): Connected => CONNECTING;
