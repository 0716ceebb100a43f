import type { PayloadCodec } from "./payload-codec.ts";

/** The codecs a session unpacks with, by their scheme. */
export type Codecs = ReadonlyMap<unknown, PayloadCodec>;

/**
 * Puts the codecs of `JoinOptions.passthru` in order.
 * @throws {TypeError} if one has no valid scheme, or two have the same.
 */
export function codecsOf(codecs: readonly PayloadCodec[]): Codecs {
  for (const codec of codecs) checkScheme(codec);
  const byScheme = new Map(codecs.map((codec) => [codec.scheme, codec]));
  if (byScheme.size < codecs.length) throw new TypeError("a session has one payload codec for each scheme");
  return byScheme;
}

/**
 * Checks the scheme at run time.
 * @throws {TypeError} if it is neither predefined nor starts with `x_` (spec: AP-PPT-14).
 */
export function checkScheme({ scheme }: PayloadCodec): void {
  if (scheme === "mqtt" || scheme === "wamp" || /^x_./.test(scheme)) return;
  throw new TypeError(`"${scheme}" is no payload scheme: they are mqtt, wamp, or start with x_`);
}
