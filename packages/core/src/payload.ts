import type { EncodedPayload, PayloadCodec, PayloadValues } from "./payload-codec.ts";

/**
 * The application payload of a message. It is decoded only when somebody asks for `args` or `kwargs`,
 * leaves as the very bytes it came in for a receiver of the same serializer,
 * and is transcoded at most once for each other one.
 */
export class Payload implements PayloadValues {
  /** The payload of a message that has none. */
  static readonly EMPTY = new Payload();

  #values: PayloadValues | undefined;
  /** What decodes the payload, or makes its values. */
  #source: PayloadCodec | (() => PayloadValues) | undefined;
  #encoded: EncodedPayload[];

  private constructor(values?: PayloadValues, source?: PayloadCodec | (() => PayloadValues), encoded?: EncodedPayload) {
    this.#values = values;
    this.#source = source;
    this.#encoded = encoded === undefined ? [] : [encoded];
  }

  /** A payload of values; encoded when it is first sent. */
  static of(args?: readonly unknown[], kwargs?: { readonly [key: string]: unknown }): Payload {
    return new Payload({ args: args ?? [], kwargs: kwargs ?? {} });
  }

  /** A payload whose values `read` makes when somebody first asks for them; what it throws, the one who asks gets. */
  static deferred(read: () => PayloadValues): Payload {
    return new Payload(undefined, read);
  }

  /** A payload as it arrived. `source` decodes it if anyone asks for the values. */
  static encoded(source: PayloadCodec, encoded: EncodedPayload): Payload {
    return new Payload(undefined, source, encoded);
  }

  /** The positional arguments. Decodes the payload at the first use. */
  get args(): readonly unknown[] {
    return this.#decode().args;
  }

  /** The keyword arguments. Decodes the payload at the first use. */
  get kwargs(): { readonly [key: string]: unknown } {
    return this.#decode().kwargs;
  }

  /**
   * This payload encoded for `serializer`; encoded once for each serializer name.
   * @throws {PayloadError} if the values cannot be expressed in that serializer.
   */
  encodedFor(serializer: PayloadCodec): EncodedPayload {
    for (const candidate of this.#encoded) {
      if (candidate.serializer === serializer.name) return candidate;
    }
    const encoded = serializer.encodePayload(this.#decode());
    this.#encoded.push(encoded);
    return encoded;
  }

  #decode(): PayloadValues {
    this.#values ??= this.#read();
    return this.#values;
  }

  #read(): PayloadValues {
    if (typeof this.#source === "function") return this.#source();
    const encoded = this.#encoded[0];
    if (this.#source === undefined || encoded === undefined) return { args: [], kwargs: {} };
    return this.#source.decodePayload(encoded);
  }
}
