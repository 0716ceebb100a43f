/** A record that is not what was once written. */
export class CorruptRecord extends Error {
  override readonly name = "CorruptRecord";
}
