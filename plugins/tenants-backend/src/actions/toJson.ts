/** A copy as JSON has it: without undefined, so that the registry's validation accepts it. */
export function toJson<T>(value: T): T {
  return JSON.parse(JSON.stringify(value));
}
