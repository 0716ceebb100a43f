import { isDict } from "@junctor/core";
import { unzipSync } from "fflate";
import type { UnzipFileInfo } from "fflate";
import { parse } from "yaml";
import { CatalogError } from "./catalog-error.ts";
import { checkCatalog } from "./catalog.ts";
import type { Catalog, CatalogMetadata } from "./catalog.ts";
import { decodeText } from "./text.ts";

/** Octets all files of a catalog may have unpacked, unless more are asked for. */
const MAX_OCTETS = 16 * 1024 * 1024;

/**
 * Reads an interface catalog: a ZIP file with one `catalog.yaml` and compiled schemas (spec: "Interface Catalogs").
 * @param maxOctets how large all its files together may be. Default: 16 MiB.
 * @throws {CatalogError} if it is none, or too large.
 */
export function readCatalog(zip: Uint8Array, maxOctets: number = MAX_OCTETS): Catalog {
  const { "catalog.yaml": yaml, ...files } = unzip(zip, maxOctets);
  if (yaml === undefined) throw new CatalogError("there is no catalog.yaml");
  const catalog = { metadata: readMetadata(decodeText(yaml)), files };
  checkCatalog(catalog);
  return catalog;
}

function unzip(zip: Uint8Array, maxOctets: number): { readonly [path: string]: Uint8Array } {
  const names = new Set<string>();
  let octets = 0;
  const filter = ({ name, originalSize }: UnzipFileInfo): boolean => {
    if (names.has(name)) throw new CatalogError(`there are two files "${name}"`);
    names.add(name);
    octets += originalSize;
    if (octets > maxOctets) throw new CatalogError(`the files have more than ${maxOctets} octets`);
    return !name.endsWith("/");
  };
  try {
    return unzipSync(zip, { filter });
  } catch (error) {
    if (error instanceof CatalogError) throw error;
    throw new CatalogError("it is not a ZIP file", { cause: error });
  }
}

function readMetadata(text: string): CatalogMetadata {
  try {
    const metadata: unknown = parse(text, { maxAliasCount: 0 });
    if (isDict(metadata)) return metadata as CatalogMetadata;
  } catch (error) {
    throw new CatalogError("catalog.yaml is not YAML", { cause: error });
  }
  throw new CatalogError("catalog.yaml must be a mapping");
}
