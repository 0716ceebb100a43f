/** The `rkey` or `nkey` of Options. That it is a string, if it is there, was checked when the message was parsed. */
export function readKey(value: unknown): string | undefined {
  return value as string | undefined;
}
