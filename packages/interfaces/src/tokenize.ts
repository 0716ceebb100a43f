import { IdlError } from "./idl-error.ts";

/** A word, a number, a string or a sign, and the comment before it. */
export interface Token {
  readonly kind: "word" | "string" | "sign" | "end";
  readonly text: string;
  readonly line: number;
  /** What `///` says right before it. */
  readonly comment: string | undefined;
}

/** Each alternative begins with another character, so nothing is tried twice. */
const PIECE = /\s+|\/\/[^\n]*|\/\*[\s\S]*?\*\/|"(?:[^"\\\n]|\\.)*"|[A-Za-z_0-9.+-]+|[{}()[\]:;,=]/y;

/**
 * Splits a text in FlatBuffers IDL.
 * @throws {IdlError} at what does not belong into one.
 */
export function tokenize(source: string): readonly Token[] {
  const tokens: Token[] = [];
  const comments: string[] = [];
  let line = 1;
  const piece = new RegExp(PIECE);
  while (piece.lastIndex < source.length) {
    const [text] = piece.exec(source) ?? [];
    if (text === undefined) throw new IdlError("there is something that does not belong into IDL", line);
    if (text.startsWith("///")) comments.push(text.slice(3).trim());
    else if (!isBlank(text)) {
      const comment = comments.length === 0 ? undefined : comments.splice(0).join("\n");
      tokens.push({ kind: kindOf(text), text: unquote(text), line, comment });
    }
    line += text.split("\n").length - 1;
  }
  tokens.push({ kind: "end", text: "the end", line, comment: undefined });
  return tokens;
}

function isBlank(text: string): boolean {
  return text.trim() === "" || text.startsWith("//") || text.startsWith("/*");
}

function kindOf(text: string): Token["kind"] {
  if (text.startsWith('"')) return "string";
  return /^[\w.+-]/.test(text) ? "word" : "sign";
}

function unquote(text: string): string {
  return text.startsWith('"') ? text.slice(1, -1).replace(/\\(.)/g, "$1") : text;
}
