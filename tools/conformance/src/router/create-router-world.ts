import { MessageType as T } from "@junctor/core";
import type { Serializer } from "@junctor/core";
import { createRouter } from "@junctor/router";
import type { RealmOptions, RouterTables } from "@junctor/router";
import { until } from "../peer/until.ts";
import { RawPeer } from "../peer/raw-peer.ts";
import { allRoles } from "../peer/requests.ts";
import { allSerializers } from "../serializers.ts";
import { realms } from "./realms.ts";
import type { JoinOptions, RouterWorld, TransportColumn } from "./router-world.ts";

const emptyTables = createRouter({ realms }).tables();

/**
 * Starts a router behind one transport. Scripted clients speak `serializer` unless they say otherwise.
 * @param ownRealms its realms, of the same names. Default: those of `realms.ts`.
 */
export async function createRouterWorld(
  column: TransportColumn,
  serializer: Serializer,
  ownRealms: readonly RealmOptions[] = realms,
): Promise<RouterWorld> {
  const router = createRouter({ realms: ownRealms });
  const listener = await column.listen(router.accept, allSerializers);
  const peers: RawPeer[] = [];

  async function connect(spoken: Serializer = serializer): Promise<RawPeer> {
    const peer = new RawPeer(await listener.connector.connect({ serializers: [spoken] }));
    peers.push(peer);
    return peer;
  }

  async function join(options: JoinOptions = {}): Promise<RawPeer> {
    const peer = await connect(options.serializer);
    peer.send(T.HELLO, options.realm ?? "realm1", options.details ?? { roles: allRoles });
    await peer.next(T.WELCOME);
    return peer;
  }

  const untilTables = (reached: (tables: RouterTables) => boolean): Promise<void> =>
    until(
      () => reached(router.tables()),
      () => `the tables are ${JSON.stringify(router.tables())}`,
    );

  return {
    router,
    serializer,
    connect,
    join,
    until: untilTables,
    async leaveNothing() {
      for (const { connection } of peers) connection.terminate();
      await untilTables((tables) => JSON.stringify(tables) === JSON.stringify(emptyTables));
    },
    async [Symbol.asyncDispose]() {
      for (const { connection } of peers) connection.terminate();
      await router.close();
      await listener.close();
    },
  };
}
