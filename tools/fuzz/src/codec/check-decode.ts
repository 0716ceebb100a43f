import { PayloadError, ProtocolError } from "@junctor/core";
import type { Message, Payload, Serializer, SerializerName } from "@junctor/core";
import { serializers } from "../serializers.ts";

/** A message that must be read whatever came before. */
const GOOD: { readonly [S in SerializerName]: Uint8Array } = {
  json: Buffer.from('[48,1,{},"a.b",[1]]'),
  msgpack: Buffer.from("95300180a3612e629101", "hex"),
  cbor: Buffer.from("85183001a063612e628101", "hex"),
};

/**
 * Decodes octets that may be anything, and does with the message all that a router does with it.
 * @throws whatever is no ProtocolError or PayloadError; {Error} if the codec is not what it was before.
 */
export function checkDecode(name: SerializerName, octets: Uint8Array): void {
  const serializer = serializers[name];
  const message = refusable(() => serializer.decode(octets));
  if (message !== undefined) checkMessage(serializer, message);
  const { args } = (serializer.decode(GOOD[name]) as Message & { readonly payload: Payload }).payload;
  if (args.length !== 1 || args[0] !== 1) throw new Error("a good message is read differently");
  if (Object.keys(Object.prototype).length > 0) throw new Error("Object.prototype was changed");
}

function checkMessage(serializer: Serializer, message: Message): void {
  const encoded = refusable(() => serializer.encode(message));
  // What was written must be readable, and say the same.
  if (encoded !== undefined) expectSame(serializer, encoded, serializer.encode(serializer.decode(encoded)));
  if (!("payload" in message)) return;
  const { payload } = message;
  refusable(() => payload.args);
  for (const other of Object.values(serializers)) checkTranscoding(payload, other);
}

/** A payload that another serializer can express must be readable there. */
function checkTranscoding(payload: Payload, serializer: Serializer): void {
  const encoded = refusable(() => payload.encodedFor(serializer));
  if (encoded === undefined) return;
  const values = refusable(() => serializer.decodePayload(encoded));
  // JSON can write numbers that it cannot write again once they were read: 1e999 is infinite.
  if (values !== undefined) refusable(() => serializer.encodePayload(values));
}

function expectSame({ name }: Serializer, one: Uint8Array, other: Uint8Array): void {
  if (Buffer.compare(one, other) !== 0) throw new Error(`${name} writes what it has read differently`);
}

function refusable<T>(action: () => T): T | undefined {
  try {
    return action();
  } catch (error) {
    if (error instanceof ProtocolError || error instanceof PayloadError) return undefined;
    throw error;
  }
}
