/** Attributes of a declaration; `true` for those without a value. */
export type IdlAttributes = ReadonlyMap<string, string | true>;

/** A field of a table or struct. */
export interface IdlField {
  readonly name: string;
  /** The name of the type; of the items, if it is a list. */
  readonly type: string;
  readonly isList: boolean;
  readonly attributes: IdlAttributes;
  /** What `///` says before it. */
  readonly description: string | undefined;
  readonly line: number;
}

/** A table or a struct. */
export interface IdlTable {
  readonly name: string;
  readonly fields: readonly IdlField[];
}

/** An enum; its values are sent by name or by number. */
export interface IdlEnum {
  readonly name: string;
  readonly values: readonly string[];
}

/** A procedure or topic of a service. */
export interface IdlElement {
  readonly name: string;
  /** The table of what is sent. */
  readonly request: string;
  /** The table of what comes back; `Void` if nothing does. */
  readonly response: string;
  readonly attributes: IdlAttributes;
  readonly description: string | undefined;
  readonly line: number;
}

/** A service: an interface of WAMP. */
export interface IdlService {
  readonly name: string;
  readonly attributes: IdlAttributes;
  readonly elements: readonly IdlElement[];
  readonly description: string | undefined;
  readonly line: number;
}

/** What one file in WAMP IDL says. */
export interface IdlFile {
  readonly includes: readonly string[];
  readonly namespace: string | undefined;
  readonly tables: readonly IdlTable[];
  readonly enums: readonly IdlEnum[];
  readonly services: readonly IdlService[];
}
