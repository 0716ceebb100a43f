import { isMainThread, parentPort, Worker } from "node:worker_threads";
import type { MessagePort } from "node:worker_threads";
import { fileURLToPath } from "node:url";

/*
 * What it costs both threads together to hand messages of 100 octets to another thread and get them back, by how many
 * travel together. Run: node dist/experiments/hand-over.js
 */
const OCTETS = 100;
const BATCHES = [1, 4, 16, 64, 256];
const MEASURE_MS = 1_000;

if (isMainThread) await measure();
else if (parentPort) echo(parentPort);

function echo(port: MessagePort): void {
  port.on("message", (batch: Uint8Array<ArrayBuffer>) => port.postMessage(copy(batch), []));
}

async function measure(): Promise<void> {
  const worker = new Worker(fileURLToPath(import.meta.url));
  for (const size of BATCHES) {
    await handOver(worker, size);
    const before = process.cpuUsage();
    const handed = await handOver(worker, size);
    const { user, system } = process.cpuUsage(before);
    console.log(`${size} together: ${((user + system) / (2 * handed * size)).toFixed(2)} us a message and way`);
  }
  await worker.terminate();
}

/** Batches that went there and back in the time, eight at once. */
function handOver(worker: Worker, size: number): Promise<number> {
  const end = performance.now() + MEASURE_MS;
  let done = 0;
  let waiting = 8;
  return new Promise((resolve) => {
    const onMessage = (batch: Uint8Array<ArrayBuffer>): void => {
      done++;
      if (performance.now() < end) return worker.postMessage(copy(batch), []);
      if (--waiting > 0) return;
      worker.off("message", onMessage);
      resolve(done);
    };
    worker.on("message", onMessage);
    for (let i = 0; i < waiting; i++) worker.postMessage(new Uint8Array(size * OCTETS), []);
  });
}

/** As a router would: what arrives is read, and what leaves is written anew. */
function copy(batch: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  return new Uint8Array(batch);
}
