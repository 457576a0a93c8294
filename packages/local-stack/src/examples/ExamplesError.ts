/** The examples contradict themselves; says where and what to do. */
export class ExamplesError extends Error {
  override name = 'ExamplesError';
}
