import type { Framing, Message, Serializer, SerializerName } from "@junctor/core";

/** One message as it leaves for the receivers of one serializer and framing. */
export interface FramedMessage {
  readonly serializer: SerializerName;
  readonly framing: string;
  /** The encoded message without its frame: what `maxSendLength` limits. */
  readonly bytes: Uint8Array;
  readonly frame: Uint8Array;
}

/** A message to many receivers: encoded once per serializer, framed once per serializer and framing. */
export class OutgoingMessage<Kind extends Message = Message> {
  readonly message: Kind;
  readonly #framed: FramedMessage[] = [];
  /** Receivers of one kind tend to follow one another. */
  #last: FramedMessage | undefined;
  /** The serializers that failed, with what they threw: none is asked twice. */
  #failures: Map<SerializerName, unknown> | undefined;

  constructor(message: Kind) {
    this.message = message;
  }

  /**
   * The message for receivers of this serializer and framing.
   * @throws what the serializer threw, the same error for every receiver.
   */
  for(serializer: Serializer, framing: Framing): FramedMessage {
    const last = this.#last;
    if (last !== undefined && last.serializer === serializer.name && last.framing === framing.name) return last;
    const found = this.#find(serializer.name, framing.name) ?? this.#frame(serializer, framing);
    this.#last = found;
    return found;
  }

  #find(serializer: SerializerName, framing: string): FramedMessage | undefined {
    return this.#framed.find((each) => each.serializer === serializer && each.framing === framing);
  }

  #frame(serializer: Serializer, framing: Framing): FramedMessage {
    const sibling = this.#framed.find((each) => each.serializer === serializer.name);
    const bytes = sibling?.bytes ?? this.#encode(serializer);
    const framed = { serializer: serializer.name, framing: framing.name, bytes, frame: framing.frame(bytes) };
    this.#framed.push(framed);
    return framed;
  }

  #encode(serializer: Serializer): Uint8Array {
    if (this.#failures?.has(serializer.name)) throw this.#failures.get(serializer.name);
    try {
      return serializer.encode(this.message);
    } catch (error) {
      this.#failures ??= new Map();
      this.#failures.set(serializer.name, error);
      throw error;
    }
  }
}
