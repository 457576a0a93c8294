/**
 * What the two ends of a generated API share: the parser of requests, and what a client's answers go through. It runs in
 * browsers too; the generator does not, and is `@waymark/openapi/generator`.
 *
 * @packageDocumentation
 */
export { fetchApiOf, type ClientOptions } from './fetchApiOf';
export { parserOf, type RequestFinding } from './parserOf';
export { readAnswer } from './readAnswer';
export { readLines } from './readLines';
export { refusedByContract, type CheckedRequest } from './refusedByContract';
export { refuseUnkeepablePath } from './refuseUnkeepablePath';
