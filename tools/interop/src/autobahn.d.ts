/** The part of autobahn-js 26.3.1 that the tests use; the package brings no types. */
declare module "autobahn" {
  class Result {
    constructor(args?: readonly unknown[], kwargs?: object);
    readonly args: unknown[];
    readonly kwargs: { [key: string]: unknown };
  }

  class WampError {
    constructor(error: string, args?: readonly unknown[], kwargs?: object);
    readonly error: string;
    readonly args: unknown[];
    readonly kwargs: { [key: string]: unknown };
  }

  interface Invocation {
    readonly procedure: string;
    readonly caller: number | undefined;
    readonly progress: ((args: readonly unknown[], kwargs: object) => void) | null;
  }

  interface Event {
    readonly topic: string;
    readonly publisher: number | undefined;
    readonly retained: boolean;
  }

  type Handler<Details> = (args: unknown[], kwargs: { [key: string]: unknown }, details: Details) => unknown;

  /** A promise of when.js, which also tells of progress. */
  export interface Call {
    then<T>(fulfilled: (result: unknown) => T, rejected: undefined, progressed: (result: unknown) => void): Promise<T>;
    cancel(options: { readonly mode: string }): void;
  }

  interface Registration {
    readonly id: number;
    readonly on_unregister: PromiseLike<string | undefined>;
    unregister(): Promise<void>;
  }

  interface Subscription {
    readonly id: number;
    readonly on_unsubscribe: PromiseLike<string | undefined>;
    unsubscribe(): Promise<void>;
  }

  export interface Session {
    readonly id: number;
    call(procedure: string, args?: readonly unknown[], kwargs?: object, options?: object): Call;
    register(procedure: string, handler: Handler<Invocation>, options?: object): Promise<Registration>;
    publish(topic: string, args: readonly unknown[], kwargs: object, options: object): Promise<{ readonly id: number }>;
    subscribe(topic: string, handler: Handler<Event>, options?: object): Promise<Subscription>;
  }

  /** What CHALLENGE.Extra holds, by method. */
  export interface ChallengeExtra {
    readonly challenge: string;
    readonly salt?: string;
    readonly iterations?: number;
    readonly keylen?: number;
  }

  /** A key pair of tweetnacl. */
  export interface KeyPair {
    readonly publicKey: Uint8Array;
    readonly secretKey: Uint8Array;
  }

  interface SerializerInstance {
    readonly SERIALIZER_ID: string;
  }

  export type Transport =
    | { readonly type: "websocket"; readonly url: string; readonly serializers: readonly SerializerInstance[] }
    | { readonly type: "rawsocket"; readonly host: string; readonly port: number };

  class Connection {
    constructor(options: {
      readonly realm: string;
      readonly transports: readonly Transport[];
      readonly use_es6_promises?: true;
      readonly max_retries: number;
      readonly on_user_error?: (error: unknown) => void;
      readonly authmethods?: readonly string[];
      readonly authid?: string;
      readonly authextra?: object;
      readonly onchallenge?: (session: Session, method: string, extra: ChallengeExtra) => string;
    });
    onopen: (session: Session, details: { readonly [key: string]: unknown }) => void;
    onclose: (reason: string, details: { readonly reason: string | null }) => boolean;
    open(): void;
    close(reason?: string): void;
  }

  const autobahn: {
    readonly Connection: typeof Connection;
    readonly Result: typeof Result;
    readonly Error: typeof WampError;
    readonly auth_cra: {
      sign(key: string, challenge: string): string;
      derive_key(secret: string, salt: string, iterations?: number, keylen?: number): string;
    };
    readonly auth_cryptosign: {
      sign_challenge(key: KeyPair, extra: ChallengeExtra): string;
      public_key(key: KeyPair): string;
    };
    readonly nacl: { readonly sign: { readonly keyPair: { fromSeed(seed: Uint8Array): KeyPair } } };
    readonly serializer: {
      readonly JSONSerializer: new () => SerializerInstance;
      readonly MsgpackSerializer: new () => SerializerInstance;
      readonly CBORSerializer: new () => SerializerInstance;
    };
  };
  export default autobahn;
}
