/** What the router said of itself: its counters and gauges by name, without the prefix `junctor_`. */
export type RouterMetrics = ReadonlyMap<string, number>;

/** Reads `/metrics` of the router at `port`. */
export async function readMetrics(port: number): Promise<RouterMetrics> {
  const response = await fetch(`http://127.0.0.1:${port}/metrics`);
  const lines = (await response.text()).matchAll(/^junctor_(\w+) (\S+)$/gm);
  return new Map([...lines].map(([, name, value]) => [name as string, Number(value)]));
}

/** The gauges that do not hold what they held `before`. */
export function leftovers(before: RouterMetrics, now: RouterMetrics): string[] {
  return [...before]
    .filter(([name, value]) => !name.endsWith("_total") && now.get(name) !== value)
    .map(([name, value]) => `${name}: ${value} before, ${now.get(name)} after`);
}
