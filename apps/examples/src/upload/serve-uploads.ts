import type { Registration, Session } from "@junctor/client";

/** Takes files; `store` gets each chunk, and is waited for. */
export function serveUploads(
  session: Session,
  store: (name: string, chunk: Uint8Array) => Promise<void>,
): Promise<Registration> {
  return session.register("com.files.upload", async function* receive({ args: [name], input }) {
    let octets = 0;
    for await (const { value } of input) {
      const chunk = value as Uint8Array;
      await store(String(name), chunk);
      octets += chunk.length;
      yield octets;
    }
    return octets;
  });
}
