/** The colours a person can have, by name: the page decides what they look like. */
export const COLOURS = ["coral", "amber", "moss", "teal", "sky", "indigo", "plum", "rose"] as const;

/** The name of one colour of the demo. */
export type Colour = (typeof COLOURS)[number];

/** Whether a value from the network names a colour. */
export function isColour(value: unknown): value is Colour {
  return COLOURS.includes(value as Colour);
}
