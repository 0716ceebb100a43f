/** When each of the last 65,536 requests was due, by its id. */
export class StartTimes {
  readonly #times = new Float64Array(65_536);

  set(id: number, time: number): void {
    this.#times[id & 0xffff] = time;
  }

  get(id: number): number {
    return this.#times[id & 0xffff] as number;
  }
}
