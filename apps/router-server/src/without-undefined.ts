type Defined<Value> = { [Key in keyof Value]: Exclude<Value[Key], undefined> };

/** The keys of `value` that have a value, so that defaults spread before it stay for the others. */
export function withoutUndefined<Value extends object>(value: Value): Defined<Value> {
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as Defined<Value>;
}
