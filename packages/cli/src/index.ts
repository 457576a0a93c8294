export { CliError } from './CliError';
export { exitCodes, type ExitReason } from './exitCodes';
export { createProgram } from './program';
