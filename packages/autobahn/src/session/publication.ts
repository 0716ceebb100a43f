/** A publication that the router has confirmed. */
export class Publication {
  readonly id: number;

  constructor(id: number) {
    this.id = id;
  }
}
