/** Arguments of one string, so that they take `bytes` + 4 octets in JSON. */
export function payloadOfSize(bytes = 60): readonly string[] {
  return ["x".repeat(bytes)];
}
