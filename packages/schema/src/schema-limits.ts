/** What the schemas of one declaration together, and one comparison with one of them, may cost. */
export interface SchemaLimits {
  /** Schemas within a schema, with the values of its `enum` and `const`. Default: 10,000. */
  readonly maxParts: number;
  /** How deep schemas may stand within schemas. Default: 64. */
  readonly maxSchemaDepth: number;
  /** UTF-16 code units of a pattern. Default: 256. */
  readonly maxPatternLength: number;
  /** Instructions all patterns may become; a counted repetition repeats them. Default: 1,000. */
  readonly maxPatternSize: number;
  /**
   * Steps of one comparison: a schema that is applied, a member that is looked at, five times an instruction of
   * a pattern over a code unit. A value that takes more does not fit. A step takes well under a microsecond. Default: 100,000.
   */
  readonly maxSteps: number;
  /** How deep comparisons may go, references included. A value that takes more does not fit. Default: 500. */
  readonly maxDepth: number;
}

/** The limits of whoever sets no others. */
export const defaultSchemaLimits: SchemaLimits = {
  maxParts: 10_000,
  maxSchemaDepth: 64,
  maxPatternLength: 256,
  maxPatternSize: 1_000,
  maxSteps: 100_000,
  maxDepth: 500,
};
