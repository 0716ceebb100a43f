import type { Logger } from "@junctor/router";

/** Options of `startServer`. */
export interface ServerOptions {
  /** The address to listen on. Default: `127.0.0.1`, which only this machine reaches. */
  readonly host?: string | undefined;
  /** The TCP port to listen on; 0 takes any free one. Default: 8080. */
  readonly port?: number | undefined;
  /** The one realm sessions can join. Default: `realm1`. */
  readonly realm?: string | undefined;
  /**
   * Origins whose pages may connect from a browser besides those of this server and of this machine,
   * for example `https://app.example.com`; `*` stands for all. Default: none.
   */
  readonly origins?: readonly string[] | undefined;
  /** The folder whose files are served by HTTP. Default: the built demo page. */
  readonly page?: string | undefined;
  /** Told what the router has to say. Default: nobody. */
  readonly logger?: Logger | undefined;
}

/** What `startServer` does when it is told nothing. */
export const defaultServerOptions = {
  host: "127.0.0.1",
  port: 8080,
  realm: "realm1",
  page: "demo",
  origins: [] as readonly string[],
} as const;
