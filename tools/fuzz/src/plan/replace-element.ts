import type { Elements } from "../wire/elements.ts";

/** A message with another element at one position. */
export function replaceElement(elements: Elements, index: number, value: unknown): Elements {
  return elements.map((element, at) => (at === index ? value : element));
}
