import type { Serializer } from "@junctor/core";

/** A serializer to feed. */
export interface CodecWorld extends AsyncDisposable {
  readonly serializer: Serializer;
}
