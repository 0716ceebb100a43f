/** A value of a schema, for people; long ones are cut. */
export function describeValue(value: unknown): string {
  const text = JSON.stringify(value, (_key, member: unknown) =>
    typeof member === "bigint" ? member.toString() : member,
  );
  return text.length > 60 ? `${text.slice(0, 60)}...` : text;
}
