/** The code of a system error, such as `ENOENT`. Looks at the shape, so that an error of another realm counts too. */
export function errorCode(error: unknown): string | undefined {
  const known = typeof error === 'object' && error !== null && 'code' in error;
  return known && typeof error.code === 'string' ? error.code : undefined;
}
