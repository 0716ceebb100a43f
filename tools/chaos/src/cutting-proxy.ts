import { once } from "node:events";
import { connect, createServer } from "node:net";
import type { AddressInfo, Server, Socket } from "node:net";

/** Both ends of a connection that goes through the proxy. */
interface Pair {
  readonly client: Socket;
  readonly router: Socket;
}

/** Carries connections to wherever the router is, and harms them. */
export class CuttingProxy implements Disposable {
  /** Where clients connect. */
  readonly port: number;
  readonly #server: Server;
  readonly #target: () => Promise<number>;
  readonly #pairs = new Set<Pair>();
  /** Ends at the router whose clients are gone. */
  readonly #ghosts = new Set<Socket>();

  private constructor(server: Server, target: () => Promise<number>) {
    this.port = (server.address() as AddressInfo).port;
    this.#server = server;
    this.#target = target;
    server.on("connection", (client) => void this.#carry(client));
  }

  /** @param target where the router listens now. */
  static async start(target: () => Promise<number>): Promise<CuttingProxy> {
    const server = createServer().listen(0, "127.0.0.1");
    await once(server, "listening");
    return new CuttingProxy(server, target);
  }

  /** Breaks all connections off, at both ends. */
  cut(): void {
    for (const { client, router } of this.#pairs) {
      client.resetAndDestroy();
      router.resetAndDestroy();
    }
    this.#pairs.clear();
  }

  /** Breaks all connections off at the clients' ends alone: the router does not notice until `bury`. */
  haunt(): void {
    for (const { client, router } of this.#pairs) {
      this.#ghosts.add(router.pause());
      client.resetAndDestroy();
    }
    this.#pairs.clear();
  }

  /** Lets the router notice. */
  bury(): void {
    for (const ghost of this.#ghosts) ghost.resetAndDestroy();
    this.#ghosts.clear();
  }

  /** Breaks each connection off in the middle of what it carries next, whichever way. */
  slice(): void {
    for (const pair of this.#pairs) {
      const [from, to] = pair.client.bytesRead % 2 === 0 ? [pair.client, pair.router] : [pair.router, pair.client];
      from.removeAllListeners("data").once("data", (bytes: Buffer) => {
        to.write(bytes.subarray(0, bytes.length >> 1), () => this.#end(pair));
      });
    }
  }

  /** Carries nothing any more on the connections there are, and does not say so. */
  silence(): void {
    for (const { client, router } of this.#pairs) {
      client.removeAllListeners("data").resume();
      router.removeAllListeners("data").resume();
    }
  }

  [Symbol.dispose](): void {
    this.#server.close();
    this.cut();
    this.bury();
  }

  async #carry(client: Socket): Promise<void> {
    client.on("error", ignore).pause();
    const port = await this.#target().catch(() => undefined);
    if (port === undefined) return void client.destroy();
    const router = connect(port, "127.0.0.1");
    const pair = { client, router };
    this.#pairs.add(pair);
    router.on("error", ignore);
    for (const [from, to] of [[client, router] as const, [router, client] as const]) {
      from.on("data", (bytes: Buffer) => to.write(bytes));
      from.on("close", () => this.#end(pair));
    }
    client.resume();
  }

  /** One end is gone, so the other one goes as well, unless it is to be a ghost. */
  #end(pair: Pair): void {
    if (!this.#pairs.delete(pair)) return;
    pair.client.destroy();
    pair.router.destroy();
  }
}

/** What becomes of a socket is seen where it closes. */
function ignore(): void {}
