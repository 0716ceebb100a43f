/** Names the kind of a value for an error message: `an integer`, `a dict`, `nothing`. */
export function describeValue(value: unknown): string {
  switch (typeof value) {
    case "undefined":
      return "nothing";
    case "boolean":
      return "a bool";
    case "string":
      return "a string";
    case "number":
      return Number.isInteger(value) ? `the integer ${value}` : "a float";
    case "bigint":
      return `the integer ${abbreviate(value.toString())}`;
    default:
      return describeObject(value);
  }
}

function describeObject(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "a list";
  return value instanceof Uint8Array ? "binary" : "a dict";
}

function abbreviate(digits: string): string {
  return digits.length > 24 ? `${digits.slice(0, 24)}...` : digits;
}
