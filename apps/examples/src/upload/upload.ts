import type { Session } from "@junctor/client";

/** A file to send: its name, and what is in it. */
export interface Upload {
  readonly name: string;
  readonly chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
}

/** Sends a file, tells how many octets are there, and at the end how many there were. */
export async function upload(session: Session, file: Upload, progress: (octets: number) => void): Promise<number> {
  const sending = session.callProgressive("com.files.upload", [file.name], { input: file.chunks });
  for await (const { value } of sending) progress(Number(value));
  return Number((await sending.result).value);
}
