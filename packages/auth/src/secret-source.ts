/** Something secret, or what fetches it, called at every join. */
export type SecretSource<Secret> = Secret | (() => Secret | Promise<Secret>);

/** Gets hold of the secret for one join. */
export async function readSecret<Secret extends string | Uint8Array>(source: SecretSource<Secret>): Promise<Secret> {
  return typeof source === "function" ? source() : source;
}
