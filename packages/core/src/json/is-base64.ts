const NOT_BASE64 = /[^A-Za-z0-9+/]/;

/** Whether `text` is standard padded Base64 (RFC 4648 section 4). */
export function isBase64(text: string): boolean {
  const padding = text.endsWith("==") ? 2 : text.endsWith("=") ? 1 : 0;
  return text.length % 4 === 0 && !NOT_BASE64.test(text.slice(0, text.length - padding));
}
