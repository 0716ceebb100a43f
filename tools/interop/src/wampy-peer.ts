import { Wampy } from "wampy";
import { CborSerializer } from "wampy/CborSerializer.js";
import { JsonSerializer } from "wampy/JsonSerializer.js";
import { MsgpackSerializer } from "wampy/MsgpackSerializer.js";
import { WebSocket } from "ws";
import { RefusedError } from "./wamp-peer.ts";
import type {
  Address,
  CallPlan,
  EventDetails,
  Implementation,
  Lack,
  Procedure,
  Values,
  WampPeer,
} from "./wamp-peer.ts";

/** Options of wampy, and whether HELLO announces the chunks of arguments it can send, which it does not. */
type WampyOptions = Partial<Parameters<Wampy["setOptions"]>[0]> & { readonly announceChunks?: boolean };

const serializers = { json: JsonSerializer, msgpack: MsgpackSerializer, cbor: CborSerializer };

type Rpc = Parameters<Wampy["register"]>[1];
type InvocationData = Parameters<Rpc>[0];

const lacks: readonly Lack[] = [
  "empty lists of receivers",
  "events of its own publications",
  "interrupts",
  "progressive results as callee",
  "retained publications",
  "revocation",
];

/** wampy over WebSocket in one serializer. */
export function wampyOverWebSocket(serializer: keyof typeof serializers): Implementation {
  return {
    name: `wampy (${serializer})`,
    bytes: serializer !== "json",
    lacks,
    join: async (address) => (await createWampy(address, serializer)).peer,
  };
}

/** A joined wampy, and what the tests need of it beyond `WampPeer`. */
export interface JoinedWampy {
  readonly peer: WampPeer;
  readonly client: Wampy;
  /** Breaks the connection as a failing network does. */
  cut(): void;
}

/** Lets wampy join; it reconnects by itself only if `options` say so. */
export async function createWampy(
  { url, realm }: Address,
  serializer: keyof typeof serializers,
  { announceChunks = false, ...options }: WampyOptions = {},
): Promise<JoinedWampy> {
  let onEnd = (): void => {};
  const ended = new Promise<void>((resolve) => {
    onEnd = resolve;
  });
  const sockets: WebSocket[] = [];
  class WatchedWebSocket extends WebSocket {
    constructor(address: string, protocols?: string[]) {
      super(address, protocols);
      sockets.push(this);
    }
  }
  const client = new Wampy(url, {
    realm,
    ws: WatchedWebSocket as never,
    serializer: new serializers[serializer](),
    onClose: () => onEnd(),
    onError: () => {},
    autoReconnect: false,
  });
  client.setOptions(options);
  if (announceChunks) announceCallerFeature(client, "progressive_call_invocations");
  await client.connect();
  return { client, peer: peerOf(client, ended), cut: () => sockets.at(-1)?.terminate() };
}

/** Nothing of wampy's interface can do this. */
function announceCallerFeature(client: object, feature: string): void {
  const { _wamp_features: announced } = client as {
    _wamp_features: { roles: { caller: { features: { [feature: string]: boolean } } } };
  };
  announced.roles.caller.features[feature] = true;
}

function peerOf(client: Wampy, ended: Promise<void>): WampPeer {
  return {
    id: asNumber(client.getSessionId()),
    ended,
    call: (procedure, values, plan = {}) => settle(callWith(client, [procedure, values], plan)),
    async register(procedure, answer, options) {
      await settle(client.register(procedure, handlerOf(answer), options));
      return async () => void (await settle(client.unregister(procedure)));
    },
    async publish(topic, values, options) {
      const { publicationId } = await settle(client.publish(topic, payloadOf(values), options));
      return asNumber(publicationId);
    },
    async subscribe(topic, handler, options) {
      const { subscriptionKey } = await settle(
        client.subscribe(topic, (event) => handler(valuesOf(event), eventDetails(event.details)), options),
      );
      return async () => void (await settle(client.unsubscribe(subscriptionKey)));
    },
    async leave() {
      await client.disconnect();
      await ended;
    },
  };
}

type Call = readonly [procedure: string, values: Values];

async function callWith(client: Wampy, [procedure, values]: Call, plan: CallPlan): Promise<Values> {
  const { options, onProgress, cancel } = plan;
  const progress = onProgress && { progress_callback: (data: { argsList?: unknown[] }) => onProgress(valuesOf(data)) };
  const call = client.call(procedure, payloadOf(values), { ...options, ...progress });
  const { reqId } = client.getOpStatus();
  cancel?.signal.addEventListener("abort", () => client.cancel(reqId, { mode: cancel.mode }));
  return valuesOf(await call);
}

function handlerOf(answer: Procedure): Rpc {
  return async (invocation) => {
    try {
      return payloadOf(await answer(valuesOf(invocation), invocationDetails(invocation)));
    } catch (error) {
      if (!(error instanceof RefusedError)) throw error;
      throw Object.assign(new Error(error.uri), { error: error.uri, ...payloadOf(error.values) });
    }
  };
}

function invocationDetails({ details, result_handler: yieldResult }: InvocationData): Parameters<Procedure>[1] {
  const progress = (values: Values): void => yieldResult({ ...payloadOf(values), options: { progress: true } });
  return {
    procedure: details["procedure"] as string | undefined,
    caller: asOptionalNumber(details["caller"]),
    progress: details["receive_progress"] === true ? progress : undefined,
    signal: undefined,
  };
}

function eventDetails({ topic, publisher, retained }: { [key: string]: unknown }): EventDetails {
  return {
    topic: topic as string | undefined,
    publisher: asOptionalNumber(publisher),
    retained: retained === true,
  };
}

function asOptionalNumber(id: unknown): number | undefined {
  return id === undefined ? undefined : asNumber(id);
}

/** Its types say number, but from MessagePack it hands over a BigInt. */
function asNumber(id: unknown): number {
  return Number(id);
}

function payloadOf({ args, kwargs }: Values): { argsList: unknown[]; argsDict: { [key: string]: unknown } } {
  return { argsList: [...args], argsDict: { ...kwargs } };
}

function valuesOf(data: { argsList?: unknown[]; argsDict?: { [key: string]: unknown } }): Values {
  return { args: data.argsList ?? [], kwargs: data.argsDict ?? {} };
}

async function settle<T>(promise: Promise<T>): Promise<T> {
  try {
    return await promise;
  } catch (error) {
    const { errorUri, argsList, argsDict } = error as {
      errorUri?: string;
      argsList?: unknown[];
      argsDict?: Values["kwargs"];
    };
    if (errorUri === undefined) throw error;
    throw new RefusedError(errorUri, { args: argsList ?? [], kwargs: argsDict ?? {} });
  }
}
