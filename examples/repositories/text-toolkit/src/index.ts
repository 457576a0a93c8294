export { passages } from './passages.ts';
export { sentences } from './sentences.ts';
