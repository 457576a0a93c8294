/**
 * What is tested on a portal that others are tested on too, by name: starting one costs more than all that is asked of it, and a file
 * of tests cannot share its own.
 */
export type Cases = Readonly<Record<string, () => Promise<void>>>;
