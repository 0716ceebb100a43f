import { openSession } from "@junctor/client";
import type { SessionOptions } from "@junctor/client";
import { MessageType as T } from "@junctor/core";
import type { Connector, Serializer } from "@junctor/core";
import { memoryTransport } from "@junctor/transport-memory";
import { Inbox } from "../peer/inbox.ts";
import { RawPeer } from "../peer/raw-peer.ts";
import { routerRoles } from "./client-world.ts";
import type { Attempt, ClientWorld, Joined, Link } from "./client-world.ts";

/** Makes a world whose clients speak `serializer`. */
export function createClientWorld(serializer: Serializer): Promise<ClientWorld> {
  const accepted = new Inbox<RawPeer>();
  const peers: RawPeer[] = [];
  const transport = memoryTransport((connection) => {
    const peer = new RawPeer(connection);
    peers.push(peer);
    accepted.put(peer);
  });

  async function connect(
    options: Partial<SessionOptions> = {},
    link: Link = (connection) => connection,
  ): Promise<Attempt> {
    const linked: Connector = {
      target: transport.target,
      connect: async (attempt) => link(await transport.connect(attempt)),
    };
    const joining = openSession({ transport: linked, serializers: [serializer], realm: "realm1", ...options });
    // A scenario looks at the promise when it has played its part; until then a rejection is no fault.
    joining.catch(() => {});
    return { joining, router: await accepted.take("a connection") };
  }

  async function join(options: Partial<SessionOptions> = {}): Promise<Joined> {
    const { joining, router } = await connect(options);
    await router.next(T.HELLO);
    router.send(T.WELCOME, 4711, { roles: routerRoles });
    return { router, session: await joining };
  }

  return Promise.resolve({
    serializer,
    connect,
    join,
    async [Symbol.asyncDispose]() {
      for (const { connection } of peers) connection.terminate();
      await Promise.resolve();
    },
  });
}
