import { parseSync } from "vite";

/** A regular expression in a source. */
export interface FoundExpression {
  /** As it stands there, `/a+/g`; of one that is made at run time, the text of what makes it. */
  readonly text: string;
  /** Of one that is made at run time there is none. */
  readonly literal?: { readonly source: string; readonly flags: string };
}

interface SyntaxNode {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly regex?: { readonly pattern: string; readonly flags: string } | null;
  readonly callee?: { readonly name?: string };
}

/** Every regular expression of a TypeScript source. */
export function findRegularExpressions(file: string, source: string): readonly FoundExpression[] {
  const { program, errors } = parseSync(file, source);
  if (errors.length > 0) throw new SyntaxError(`${file} cannot be parsed: ${errors[0]?.message}`);
  const found: FoundExpression[] = [];
  visit(program, (node) => {
    const text = source.slice(node.start, node.end);
    if (node.type === "Literal" && node.regex !== undefined && node.regex !== null) {
      found.push({ text, literal: { source: node.regex.pattern, flags: node.regex.flags } });
    }
    const makes = node.type === "NewExpression" || node.type === "CallExpression";
    if (makes && node.callee?.name === "RegExp") found.push({ text });
  });
  return found;
}

function visit(value: unknown, see: (node: SyntaxNode) => void): void {
  if (typeof value !== "object" || value === null) return;
  if ("type" in value && typeof value.type === "string") see(value as SyntaxNode);
  for (const child of Object.values(value)) visit(child, see);
}
