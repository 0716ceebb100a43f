import { ConnectionError, EMPTY_DICT, ErrorUri, MessageType as T, Payload } from "@junctor/core";
import type { Connection, ConnectionEnd, Connector, Dict, Message, MessageOf, Serializer } from "@junctor/core";

const roles = { publisher: {}, subscriber: {}, caller: {}, callee: {} };

/**
 * A session that does as it is told, over any transport and serializer: light enough for ten thousand in one process,
 * and free to stop reading.
 */
export class Peer {
  /** Told of each event. */
  onEvent: (event: MessageOf<typeof T.EVENT>) => void = () => {};
  /** Told of each invocation. */
  onInvocation: (invocation: MessageOf<typeof T.INVOCATION>) => void = () => {};
  /** Fulfilled when the connection has ended. */
  readonly closed: Promise<ConnectionEnd>;
  /** The reason of the GOODBYE or ABORT it got last. */
  reason: string | undefined;
  readonly #connection: Connection;
  readonly #answers = new Map<number, (answer: Message) => void>();
  #onFirst: (message: Message) => void = () => {};
  #lastRequest = 0;

  private constructor(connection: Connection) {
    this.#connection = connection;
    this.closed = new Promise((resolve) => {
      connection.open({ message: (bytes) => this.#receive(connection.serializer.decode(bytes)), closed: resolve });
    });
    void this.closed.then(({ reason }) => this.#giveUp(reason));
  }

  /**
   * Connects and joins `realm1`.
   * @throws {ConnectionError} if it cannot, or is not let in.
   */
  static async join(connector: Connector, serializer: Serializer, realm = "realm1"): Promise<Peer> {
    const peer = new Peer(await connector.connect({ serializers: [serializer] }));
    const first = new Promise<Message>((resolve) => (peer.#onFirst = resolve));
    peer.send({ type: T.HELLO, realm, details: { roles } });
    const answer = await Promise.race([first, peer.closed]);
    if ("type" in answer && answer.type === T.WELCOME) return peer;
    peer.terminate();
    throw new ConnectionError(`not let in: ${peer.reason ?? ("type" in answer ? String(answer.type) : answer.reason)}`);
  }

  /** Sends messages in one go. */
  send(...messages: readonly Message[]): void {
    const { framing, serializer } = this.#connection;
    this.#connection.send(messages.map((message) => framing.frame(serializer.encode(message))));
  }

  /** Octets the operating system has not taken yet. */
  get queuedBytes(): number {
    return this.#connection.queuedBytes;
  }

  /** Subscribes to a topic. */
  async subscribe(topic: string, options: Dict = EMPTY_DICT): Promise<void> {
    await this.#ask((request) => ({ type: T.SUBSCRIBE, request, options, topic }));
  }

  /** Registers a procedure. */
  async register(procedure: string): Promise<void> {
    await this.#ask((request) => ({ type: T.REGISTER, request, options: EMPTY_DICT, procedure }));
  }

  /** Calls a procedure. */
  call(procedure: string, args: readonly unknown[]): Promise<Message> {
    const payload = Payload.of(args);
    return this.#ask((request) => ({ type: T.CALL, request, options: EMPTY_DICT, procedure, payload }), "any");
  }

  /** Publishes, without waiting for an acknowledgement. */
  publish(topic: string, args: readonly unknown[]): void {
    const request = ++this.#lastRequest;
    this.send({ type: T.PUBLISH, request, options: EMPTY_DICT, topic, payload: Payload.of(args) });
  }

  /** Publishes, and waits until that is acknowledged: everything before has been routed then. */
  async publishAcknowledged(topic: string, args: readonly unknown[]): Promise<void> {
    const payload = Payload.of(args);
    await this.#ask((request) => ({ type: T.PUBLISH, request, options: { acknowledge: true }, topic, payload }));
  }

  /** Answers an invocation with the arguments it came with. */
  answer({ request, payload }: MessageOf<typeof T.INVOCATION>): void {
    this.send({ type: T.YIELD, request, options: EMPTY_DICT, payload });
  }

  /** Reads nothing any more. */
  pause(): void {
    this.#connection.pause();
  }

  /** Reads again. */
  resume(): void {
    this.#connection.resume();
  }

  /** Ends the connection at once. */
  terminate(): void {
    this.#connection.terminate();
  }

  #ask(message: (request: number) => Message, accept: "any" | "success" = "success"): Promise<Message> {
    const request = ++this.#lastRequest;
    return new Promise((resolve, reject) => {
      this.#answers.set(request, (answer) => {
        if (answer.type === T.ERROR && accept === "success") reject(new Error(answer.error));
        else resolve(answer);
      });
      this.send(message(request));
    });
  }

  #receive(message: Message): void {
    if (message.type === T.EVENT) return this.onEvent(message);
    if (message.type === T.INVOCATION) return this.onInvocation(message);
    if (message.type === T.GOODBYE || message.type === T.ABORT) this.reason = message.reason;
    if (message.type === T.GOODBYE) {
      this.send({ type: T.GOODBYE, details: EMPTY_DICT, reason: "wamp.close.goodbye_and_out" });
    }
    if ("request" in message) this.#answer(message.request, message);
    else this.#onFirst(message);
  }

  #answer(request: number, answer: Message): void {
    const settle = this.#answers.get(request);
    this.#answers.delete(request);
    settle?.(answer);
  }

  /** What was asked is not answered any more. */
  #giveUp(reason: string): void {
    for (const [request, settle] of this.#answers) {
      const details = { message: reason };
      settle({
        type: T.ERROR,
        requestType: 0,
        request,
        details,
        error: ErrorUri.NETWORK_FAILURE,
        payload: Payload.EMPTY,
      });
    }
    this.#answers.clear();
  }
}
