import { connect, NotConnectedError } from "@junctor/client";
import type { CallOptions, Client, ConnectOptions, Status } from "@junctor/client";
import { CONNECTING } from "./connection.ts";
import type { Connected, Connection } from "./connection.ts";
import { Store } from "./store.ts";

/** The connection of one provider. It is opened when the provider is mounted, and closed when it is not any more. */
export class ConnectionStore extends Store<Connected> {
  constructor() {
    super(CONNECTING);
  }

  /** Connects. Returns what ends the connection, or the attempt. */
  open(options: ConnectOptions): () => void {
    const controller = new AbortController();
    const { signal } = controller;
    const given = options.signal === undefined ? signal : AbortSignal.any([options.signal, signal]);
    const onStatus = (status: Status): void => {
      options.onStatus?.(status);
      // The first session counts when its client is there.
      if (!signal.aborted && (status.type !== "joined" || status.resumed)) this.#tell(status);
    };
    void this.#join({ ...options, signal: given, onStatus }, signal);
    return () => this.#leave(controller);
  }

  /** Takes a client that others have opened, and close. Returns what lets go of it. */
  adopt(client: Client): () => void {
    const controller = new AbortController();
    const statuses = client.status()[Symbol.asyncIterator]();
    this.set({ ...CONNECTING, client });
    void this.#follow(statuses, controller.signal);
    return () => {
      this.#leave(controller);
      void statuses.return?.();
    };
  }

  /**
   * The client, for one request.
   * @throws {NotConnectedError} if there is none yet, unless the request waits for one; or if there will be none.
   */
  async client({ whenOffline, signal }: Pick<CallOptions, "whenOffline" | "signal"> = {}): Promise<Client> {
    const { client } = this.get();
    if (client !== undefined) return client;
    if (whenOffline !== "wait") throw new NotConnectedError("the client has not joined yet");
    return this.#wait(signal);
  }

  #wait(signal: AbortSignal | undefined): Promise<Client> {
    return new Promise((resolve, reject) => {
      const settle = (): void => {
        const { client, connection } = this.get();
        const ended = connection.state === "closed" || signal?.aborted === true;
        if (client === undefined && !ended) return;
        stop();
        signal?.removeEventListener("abort", settle);
        if (client !== undefined) resolve(client);
        else reject(signal?.aborted === true ? signal.reason : new NotConnectedError("the client could not join"));
      };
      const stop = this.subscribe(settle);
      signal?.addEventListener("abort", settle);
      settle();
    });
  }

  /** @param left Aborted when the connection is not wanted any more. */
  async #join(options: ConnectOptions, left: AbortSignal): Promise<void> {
    try {
      const client = await connect(options);
      if (left.aborted) await client.close();
      else this.#enter(client, left);
    } catch (error) {
      if (!left.aborted) this.#change({ state: "closed", error });
    }
  }

  async #follow(statuses: AsyncIterator<Status>, signal: AbortSignal): Promise<void> {
    for (let next = await statuses.next(); next.done !== true; next = await statuses.next()) {
      if (!signal.aborted) this.#tell(next.value);
    }
  }

  #enter(client: Client, signal: AbortSignal): void {
    this.set({ ...this.get(), client });
    if (client.id !== undefined) this.#tell({ type: "joined", sessionId: client.id, resumed: false });
    signal.addEventListener("abort", () => void client.close());
  }

  #leave(controller: AbortController): void {
    this.set(CONNECTING);
    controller.abort();
  }

  #tell(status: Status): void {
    const { sessions, client } = this.get();
    const offline = client === undefined ? "connecting" : "offline";
    switch (status.type) {
      case "joined":
        this.set({ ...this.get(), sessions: sessions + 1 });
        return this.#change({ state: "joined", sessionId: status.sessionId });
      case "lost":
        return this.#change({ state: offline, error: status.error });
      case "retrying":
        return this.#change({ state: offline, error: status.error, retry: status });
      case "closed":
        return this.#change({ state: "closed", error: status.error });
      case "restored":
      case "slow":
        return undefined;
    }
  }

  #change(change: Partial<Connection> & Pick<Connection, "state">): void {
    const connection: Connection = { sessionId: undefined, error: undefined, retry: undefined, ...change };
    this.set({ ...this.get(), connection });
  }
}
