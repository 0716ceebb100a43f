/** Whether a code point lies in one of the ranges: pairs of first and last, in no special order. */
export function hasCodePoint(ranges: readonly number[], codePoint: number): boolean {
  for (let at = 0; at < ranges.length; at += 2) {
    if (codePoint >= (ranges[at] as number) && codePoint <= (ranges[at + 1] as number)) return true;
  }
  return false;
}
