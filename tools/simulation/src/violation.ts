/** The router did something that the model does not allow. */
export class Violation extends Error {
  override readonly name = "Violation";
}
