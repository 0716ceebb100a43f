import { concatBytes } from "../bytes.ts";

/** From this many octets on, copying a frame costs more than writing it by itself. */
const LARGE = 65_536;

/** Joins frames into as few chunks as possible, in order; a large frame stays a chunk of its own. */
export function joinFrames(frames: readonly Uint8Array[]): readonly Uint8Array[] {
  if (frames.length < 2) return frames;
  for (const frame of frames) {
    if (frame.length > LARGE) return joinBetweenLarge(frames);
  }
  return [concatBytes(frames)];
}

function joinBetweenLarge(frames: readonly Uint8Array[]): readonly Uint8Array[] {
  const chunks: Uint8Array[] = [];
  let small: Uint8Array[] = [];
  for (const frame of frames) {
    if (frame.length <= LARGE) {
      small.push(frame);
      continue;
    }
    if (small.length > 0) chunks.push(concatBytes(small));
    small = [];
    chunks.push(frame);
  }
  if (small.length > 0) chunks.push(concatBytes(small));
  return chunks;
}
