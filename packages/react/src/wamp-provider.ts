import type { Client, ConnectOptions } from "@junctor/client";
import { createElement, useEffect, useRef, useState } from "react";
import type { ReactElement, ReactNode } from "react";
import { ConnectionStore } from "./connection-store.ts";
import { WampContext } from "./wamp-context.ts";

/** What `WampProvider` is given: either how to connect, or a client. */
export type WampProviderProps = { readonly children?: ReactNode } & (
  | {
      /**
       * Connects when it is mounted, and closes when it is not any more. They are read once; to connect otherwise, as
       * somebody else for example, give the provider another `key`.
       */
      readonly options: ConnectOptions;
      readonly client?: undefined;
    }
  | {
      /** A client that others have opened, and close. */
      readonly client: Client;
      readonly options?: undefined;
    }
);

/** Gives the components below it a connection to a router. */
export function WampProvider({ options, client, children }: WampProviderProps): ReactElement {
  const [store] = useState(() => new ConnectionStore());
  const first = useRef(options);
  useEffect(() => {
    if (client !== undefined) return store.adopt(client);
    return first.current === undefined ? undefined : store.open(first.current);
  }, [store, client]);
  return createElement(WampContext.Provider, { value: store }, children);
}
