import { MessageType as T } from "@junctor/core";
import type { InvocationHandler, Session } from "@junctor/client";
import type { RawPeer } from "../peer/raw-peer.ts";

/** Registers a handler under registration id 22. */
export async function serve(router: RawPeer, session: Session, handler: InvocationHandler): Promise<void> {
  const registering = session.register("com.example.procedure", handler);
  await router.next(T.REGISTER);
  router.send(T.REGISTERED, 1, 22);
  await registering;
}

/** Lets the client call and answers it: what was sent to it before has arrived then. */
export async function roundTrip(router: RawPeer, session: Session): Promise<void> {
  const calling = session.call("com.example.barrier");
  const request = (await router.next(T.CALL))[1];
  router.send(T.RESULT, request, {});
  await calling;
}

/** The next thing the client says is a new call: it said nothing before. */
export async function expectNothingMore(router: RawPeer, session: Session): Promise<void> {
  await roundTrip(router, session);
}
