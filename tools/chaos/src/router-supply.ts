import { RouterProcess } from "./router-process.ts";

/** One router that runs, and the next one, which is being started meanwhile. */
export class RouterSupply implements AsyncDisposable {
  #current = new RouterProcess();
  #next = new RouterProcess();

  /** Where the present router listens. */
  get port(): Promise<number> {
    return this.#current.port;
  }

  /** Kills the router; the next one takes over. */
  async kill(): Promise<void> {
    const dying = this.#current;
    this.#current = this.#next;
    await dying.kill();
    this.#next = new RouterProcess();
  }

  /** Lets the router say goodbye to all and start anew. */
  async restart(): Promise<void> {
    const current = this.#current;
    await current.port;
    if (current === this.#current) current.restart();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all([this.#current.kill(), this.#next.kill()]);
  }
}
