const text = (json: string): Uint8Array => new TextEncoder().encode(json);

/** Octets that no client may send, each a protocol violation in any serializer or in none. */
export const malformedMessages: readonly Uint8Array[] = [
  text(""),
  text("[16, 1"),
  text("{}"),
  text("[99, 1, {}]"),
  text('[48, -1, {}, "proc.one"]'),
  text('[32, "1", {}, "topic.one"]'),
  text('[16, 100000, {"acknowledge": 7}, "topic.one"]'),
  // Messages of routers.
  text("[2, 1, {}]"),
  text("[50, 1, {}]"),
  // HELLO in an open session, and one without roles outside of it.
  text('[1, "realm1", {}]'),
  // Answers to INVOCATIONs that never were.
  text("[70, 999999, {}]"),
  text('[8, 68, 999999, {}, "com.error"]'),
  text('[8, 48, 1, {}, "com.error"]'),
  // Request ids that were used.
  text('[48, 0, {}, "proc.one"]'),
];
