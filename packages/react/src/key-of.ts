/** The same text for arguments and options that say the same; of what is not data only whether it is there. */
export function keyOf(value: unknown): string {
  return JSON.stringify(value, (_key, member: unknown) => {
    if (typeof member === "bigint") return `${member}n`;
    if (member instanceof Uint8Array) return Array.from(member);
    return typeof member === "function" || member instanceof AbortSignal ? true : member;
  });
}
