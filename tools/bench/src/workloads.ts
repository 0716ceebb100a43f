import { RawPeer } from "./raw-peer.ts";

/** What one workload did while it was measured. */
export interface Load {
  /** How often the measured thing has happened so far. */
  readonly count: () => number;
  readonly stop: () => void;
}

/** Starts a workload against the server on `port`; it runs until it is stopped. */
export type Workload = (port: number) => Promise<Load>;

const PAYLOAD = `["${"x".repeat(60)}"]`;
const CALLERS = 8;
const IN_FLIGHT = 64;
const SUBSCRIBERS = 100;
const UNACKNOWLEDGED = 16;

/** W1: routed calls, 64 B payload, 8 callers with 64 calls in flight each, one callee. */
export const calls: Workload = async (port) => {
  let done = 0;
  const callee = await RawPeer.join(port);
  await callee.request('[64,1,{},"bench.echo"]');
  callee.onPayload = (bytes, start) => callee.send(`[70,${numberAt(bytes, start + 4)},{},${PAYLOAD}]`);
  const callers = await Promise.all(Array.from({ length: CALLERS }, () => RawPeer.join(port)));
  for (const caller of callers) {
    let request = 0;
    const call = (): void => caller.send(`[48,${++request},{},"bench.echo",${PAYLOAD}]`);
    caller.onPayload = () => {
      done++;
      call();
    };
    for (let i = 0; i < IN_FLIGHT; i++) call();
  }
  return { count: () => done, stop: () => [callee, ...callers].forEach((peer) => peer.close()) };
};

/** W4: one publisher, 100 subscribers, 64 B; the publisher keeps 16 publications unacknowledged. */
export const fanOut: Workload = async (port) => {
  let delivered = 0;
  const subscribers = await Promise.all(Array.from({ length: SUBSCRIBERS }, () => RawPeer.join(port)));
  for (const subscriber of subscribers) {
    await subscriber.request('[32,1,{},"bench.topic"]');
    subscriber.onPayload = () => {
      delivered++;
    };
  }
  const publisher = await RawPeer.join(port);
  let request = 0;
  const publish = (): void => publisher.send(`[16,${++request},{"acknowledge":true},"bench.topic",${PAYLOAD}]`);
  publisher.onPayload = publish;
  for (let i = 0; i < UNACKNOWLEDGED; i++) publish();
  return { count: () => delivered, stop: () => [publisher, ...subscribers].forEach((peer) => peer.close()) };
};

/** The floor: messages of W1's size echoed, 8 connections with 64 in flight each. No WAMP. */
export const echo: Workload = async (port) => {
  let done = 0;
  const peers = await Promise.all(Array.from({ length: CALLERS }, () => RawPeer.open(port, "wamp.2.json")));
  const message = `[48,1000,{},"bench.echo",${PAYLOAD}]`;
  for (const peer of peers) {
    peer.onPayload = () => {
      done++;
      peer.send(message);
    };
    for (let i = 0; i < IN_FLIGHT; i++) peer.send(message);
  }
  return { count: () => done, stop: () => peers.forEach((peer) => peer.close()) };
};

/** The decimal number that begins at `at`. */
function numberAt(bytes: Buffer, at: number): number {
  let value = 0;
  for (let digit = bytes[at] as number; digit >= 0x30 && digit <= 0x39; digit = bytes[++at] as number) {
    value = value * 10 + digit - 0x30;
  }
  return value;
}
