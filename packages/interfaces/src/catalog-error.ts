/** What is wrong with a catalog. */
export class CatalogError extends Error {
  override readonly name = "CatalogError";
}
