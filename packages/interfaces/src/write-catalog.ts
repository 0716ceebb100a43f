import { zipSync } from "fflate";
import { stringify } from "yaml";
import { CatalogError } from "./catalog-error.ts";
import { checkCatalog } from "./catalog.ts";
import type { Catalog } from "./catalog.ts";
import { encodeText } from "./text.ts";

/** A ZIP file has a time in it, without a time zone; this is the first one it can have. */
const NO_TIME = "1980-01-01T00:00:00";

/**
 * Writes an interface catalog. The same content gives the same bytes, on every machine and at every time, in whatever
 * order the files are given (spec: AP-CAT-01, "Reproducible build").
 * @throws {CatalogError} if something is missing.
 */
export function writeCatalog(catalog: Catalog): Uint8Array {
  checkCatalog(catalog);
  const { metadata, files } = catalog;
  if (Object.hasOwn(files, "catalog.yaml")) throw new CatalogError("catalog.yaml is written from the metadata");
  const all: { readonly [path: string]: Uint8Array } = { ...files, "catalog.yaml": encodeText(stringify(metadata)) };
  const paths = Object.keys(all).sort();
  const sorted = Object.fromEntries(paths.map((path) => [path, all[path] as Uint8Array]));
  return zipSync(sorted, { level: 9, mtime: NO_TIME, os: 0 });
}
