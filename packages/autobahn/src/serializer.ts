import { clientJson } from "@junctor/core/client-json";
import { cbor } from "@junctor/core/cbor";
import { msgpack } from "@junctor/core/msgpack";
import type { Serializer } from "@junctor/core";

/** What the option `serializers` takes. */
export interface WampSerializer {
  readonly SERIALIZER_ID: string;
  readonly BINARY: boolean;
  /** Our serializer behind it. */
  readonly wamp: Serializer;
}

/** JSON. */
export class JSONSerializer implements WampSerializer {
  readonly SERIALIZER_ID = "json";
  readonly BINARY = false;
  readonly wamp = clientJson();
}

/** MessagePack. */
export class MsgpackSerializer implements WampSerializer {
  readonly SERIALIZER_ID = "msgpack";
  readonly BINARY = true;
  readonly wamp = msgpack();
}

/** CBOR. */
export class CBORSerializer implements WampSerializer {
  readonly SERIALIZER_ID = "cbor";
  readonly BINARY = true;
  readonly wamp = cbor();
}

/** What is offered unless options say otherwise. */
export function defaultSerializers(): readonly WampSerializer[] {
  return [new JSONSerializer(), new MsgpackSerializer()];
}
