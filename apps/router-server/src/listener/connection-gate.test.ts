import { EventEmitter } from "node:events";
import type { Socket } from "node:net";
import { expect, test } from "vitest";
import { ConnectionGate } from "./connection-gate.ts";

/** The part of a socket that is counted; real ones of other machines cannot be had in a test. */
function someSocket(): Socket {
  const socket = Object.assign(new EventEmitter(), { destroy: () => void socket.emit("close") });
  return socket as unknown as Socket;
}

/** How many of so many connections from an address are refused. */
function refusedOf(gate: ConnectionGate, count: number, address?: string): { refused: number; sockets: Socket[] } {
  const sockets = Array.from({ length: count }, () => someSocket());
  for (const socket of sockets) gate.enter(socket, address);
  return { refused: sockets.filter((socket) => gate.isRefused(socket)).length, sockets };
}

test("refuses what is beyond the number of connections, until some close", () => {
  const gate = new ConnectionGate({ maxConnections: 3, maxConnectionsPerAddress: 10 });
  const { refused, sockets } = refusedOf(gate, 5, "192.0.2.1");
  expect(refused).toBe(2);
  sockets[0]?.destroy();
  sockets[4]?.destroy();
  expect(refusedOf(gate, 2, "192.0.2.1").refused).toBe(1);
});

test("refuses what is beyond the number of one address, and nobody else", () => {
  const gate = new ConnectionGate({ maxConnections: 100, maxConnectionsPerAddress: 2 });
  const { refused, sockets } = refusedOf(gate, 3, "192.0.2.1");
  expect([refused, refusedOf(gate, 2, "192.0.2.2").refused]).toEqual([1, 0]);
  const ofThisMachine = ["127.0.0.1", "127.8.8.8", "::1", "::ffff:127.0.0.1", undefined];
  expect(ofThisMachine.map((address) => refusedOf(gate, 4, address).refused)).toEqual([0, 0, 0, 0, 0]);
  for (const socket of sockets) socket.destroy();
  expect(refusedOf(gate, 2, "192.0.2.1").refused).toBe(0);
});

test("counts the addresses of one IPv6 network together", () => {
  const gate = new ConnectionGate({ maxConnections: 100, maxConnectionsPerAddress: 2 });
  const addresses = ["2001:db8:0:1::1", "2001:db8:0:1::2", "2001:db8:0:1:ffff::3", "2001:db8:0:2::1"];
  expect(addresses.map((address) => refusedOf(gate, 1, address).refused)).toEqual([0, 0, 1, 0]);
});

test("counts a connection under the address that becomes known later", () => {
  const gate = new ConnectionGate({ maxConnections: 100, maxConnectionsPerAddress: 1 });
  const { sockets } = refusedOf(gate, 3);
  for (const socket of sockets) gate.assign(socket, "192.0.2.1");
  expect(sockets.map((socket) => gate.isRefused(socket))).toEqual([false, true, true]);
  for (const socket of sockets) socket.destroy();
  expect(refusedOf(gate, 1, "192.0.2.1").refused).toBe(0);
});

test("cuts those off that are refused in great numbers", () => {
  const gate = new ConnectionGate({ maxConnections: 0, maxConnectionsPerAddress: 0 });
  expect(refusedOf(gate, 1_500, "192.0.2.1").refused).toBe(1_000);
});
