import { fileURLToPath } from "node:url";
import { startServer } from "junctor";
import type { RouterUnderTest } from "./router-under-test.ts";

/** Starts a router in this very process, from the sources. */
export async function startRouterWithin(): Promise<RouterUnderTest> {
  const complaints: string[] = [];
  const ignore = () => {};
  const error = (event: string, fields?: object) => void complaints.push(`${event} ${JSON.stringify(fields)}`);
  const logger = { debug: ignore, info: ignore, warn: ignore, error };
  const server = await startServer({ port: 0, page: fileURLToPath(new URL(".", import.meta.url)), logger });
  return {
    port: server.port,
    // What starts a router within takes everybody.
    challenges: false,
    async stop() {
      await server.close();
      return complaints;
    },
  };
}
