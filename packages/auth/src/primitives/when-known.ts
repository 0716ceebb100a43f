/** Goes on with a value at once, or when the promise of it is fulfilled. */
export function whenKnown<Value, Next>(
  value: Value | Promise<Value>,
  goOn: (value: Value) => Next | Promise<Next>,
): Next | Promise<Next> {
  return value instanceof Promise ? value.then((known) => goOn(known)) : goOn(value);
}
