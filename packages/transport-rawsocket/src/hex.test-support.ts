/** The octets that a string of hexadecimal digits names; spaces are for the eye. */
export function fromHex(hex: string): Uint8Array {
  return Uint8Array.from(hex.replaceAll(" ", "").match(/../g) ?? [], (octet) => Number.parseInt(octet, 16));
}

/** Octets as hexadecimal digits. */
export function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (octet) => octet.toString(16).padStart(2, "0")).join("");
}
