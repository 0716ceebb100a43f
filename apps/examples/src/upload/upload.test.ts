import { testRouter } from "@junctor/testing";
import { expect, test } from "vitest";
import { serveUploads } from "./serve-uploads.ts";
import { upload } from "./upload.ts";

const CHUNK = 64 * 1024;

test("a file of two megabytes arrives in its order, and its sender sees it arrive", async () => {
  const router = await testRouter();
  const stored: Uint8Array[] = [];
  await serveUploads(await router.connect(), async (_name, chunk) => void stored.push(chunk));
  const chunks = Array.from({ length: 32 }, (_, index) => new Uint8Array(CHUNK).fill(index));

  const seen: number[] = [];
  const octets = await upload(await router.connect(), { name: "film", chunks }, (count) => seen.push(count));
  expect(octets).toBe(32 * CHUNK);
  expect(stored.map((chunk) => chunk[0])).toEqual(chunks.map((chunk) => chunk[0]));
  expect(seen.at(-1)).toBe(octets);
  await router.close();
});
