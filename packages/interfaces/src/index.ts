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
export { readReflection } from "./contract/read-reflection.ts";
export type { Caller } from "./contract/read-reflection.ts";
export type { ReflectedDeclarations } from "./contract/reflected-declarations.ts";
export { writeContract } from "./contract/write-contract.ts";
export type { WriteContractOptions } from "./contract/write-contract.ts";
