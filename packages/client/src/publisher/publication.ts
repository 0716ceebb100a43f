/** A publication the broker confirmed. */
export interface Publication {
  /** The id every receiver sees in its event (spec: BP-PS-11). */
  readonly id: number;
  readonly topic: string;
}
