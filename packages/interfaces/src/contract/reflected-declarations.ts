import type { Declaration } from "@junctor/core";

/** What is declared, by URI or pattern: what `readReflection` reads, `readInterfaces` gives and realms take. */
export interface ReflectedDeclarations {
  readonly [uri: string]: Declaration | readonly Declaration[];
}
