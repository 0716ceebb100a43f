/** A text of the command line, or all of standard input without one. */
export async function readGiven(text: string | undefined): Promise<Buffer> {
  if (text !== undefined) return Buffer.from(text, "utf8");
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
