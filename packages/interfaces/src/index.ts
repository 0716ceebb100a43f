// The public surface, in reading order.
export { readInterfaces } from "./read-interfaces.ts";
export type { InterfaceDeclarations, InterfaceFiles } from "./read-interfaces.ts";
export { parseIdl } from "./parse-idl.ts";
export type { IdlAttributes, IdlElement, IdlEnum, IdlField, IdlFile, IdlService, IdlTable } from "./idl-file.ts";
export { IdlError } from "./idl-error.ts";
export { readCatalog } from "./read-catalog.ts";
export { writeCatalog } from "./write-catalog.ts";
export { CatalogError } from "./catalog-error.ts";
export type { Catalog, CatalogMetadata } from "./catalog.ts";
