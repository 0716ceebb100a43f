import { CatalogError } from "./catalog-error.ts";

/** What `catalog.yaml` says (spec: "Catalog Metadata"). */
export interface CatalogMetadata {
  /** Lower-case letters, digits, hyphens and underscores. */
  readonly name: string;
  /** The paths of the compiled schemas in the catalog; at least one. */
  readonly schemas: readonly string[];
  readonly version?: string | undefined;
  readonly title?: string | undefined;
  readonly description?: string | undefined;
  /** Everything else, as it stands there. */
  readonly [field: string]: unknown;
}

/** An interface catalog. */
export interface Catalog {
  readonly metadata: CatalogMetadata;
  /**
   * The other files by path: the compiled schemas (`.bfbs`, which are carried as they are), sources, pages, images.
   */
  readonly files: { readonly [path: string]: Uint8Array };
}

const NAME = /^[a-z0-9_-]+$/;

/**
 * Checks what every catalog must have (spec: AP-CAT-01).
 * @throws {CatalogError} which says what is missing.
 */
export function checkCatalog({ metadata, files }: Catalog): void {
  const { name, schemas } = metadata;
  if (typeof name !== "string" || !NAME.test(name)) {
    throw new CatalogError("the name of a catalog has lower-case letters, digits, hyphens and underscores only");
  }
  if (!Array.isArray(schemas) || schemas.length === 0) throw new CatalogError("catalog.yaml must list schemas");
  for (const path of schemas as readonly unknown[]) {
    if (typeof path !== "string" || !path.endsWith(".bfbs")) throw new CatalogError("schemas are .bfbs files");
    if (!Object.hasOwn(files, path)) throw new CatalogError(`${path} is listed, and not there`);
  }
  for (const path of Object.keys(files)) checkPath(path);
}

function checkPath(path: string): void {
  const parts = path.split("/");
  if (path.includes("\\") || parts.some((part) => part === "" || part === "." || part === "..")) {
    throw new CatalogError(`"${path}" is no path within a catalog`);
  }
}
