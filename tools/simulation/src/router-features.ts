import { MessageType as T } from "@junctor/core";
import type { Dict } from "@junctor/core";
import { json } from "@junctor/core/json";
import { createRouter } from "@junctor/router";
import { memoryTransport } from "@junctor/transport-memory";

/** The features a router announced in WELCOME. */
export interface RouterFeatures {
  readonly broker: Dict;
  readonly dealer: Dict;
}

/** Asks a router what it announces. The model follows that, so that it is right for a router with fewer features too. */
export async function routerFeatures(): Promise<RouterFeatures> {
  const router = createRouter({ realms: [{ name: "realm1" }] });
  const connection = await memoryTransport(router.accept).connect({ serializers: [json()] });
  const welcome = await new Promise<Uint8Array>((resolve, reject) => {
    connection.open({ message: resolve, closed: () => reject(new Error("the router sent no WELCOME")) });
    const hello = { type: T.HELLO, realm: "realm1", details: { roles: { caller: {} } } } as const;
    connection.send([connection.framing.frame(connection.serializer.encode(hello))]);
  });
  connection.terminate();
  await router.close();
  const message = connection.serializer.decode(welcome);
  if (message.type !== T.WELCOME) throw new Error(`expected WELCOME, got a message of type ${message.type}`);
  const roles = message.details.roles as { readonly [role: string]: { readonly features?: Dict } };
  return { broker: roles.broker?.features ?? {}, dealer: roles.dealer?.features ?? {} };
}
