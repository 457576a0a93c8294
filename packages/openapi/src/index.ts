/**
 * What a generated client's answers go through. The generator itself is `@waymark/openapi/generator`.
 *
 * @packageDocumentation
 */
export { readAnswer } from './readAnswer';
