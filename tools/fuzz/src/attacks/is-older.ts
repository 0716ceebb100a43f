/** Whether one version `1.2.3` comes before another. Anything behind the three numbers is ignored. */
export function isOlder(version: string, other: string): boolean {
  const [one, two] = [numbersOf(version), numbersOf(other)];
  const at = one.findIndex((number, index) => number !== two[index]);
  return at !== -1 && (one[at] as number) < (two[at] as number);
}

function numbersOf(version: string): number[] {
  return version.split(/[.-]/, 3).map(Number);
}
