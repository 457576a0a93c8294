export { seedExamples, type SeededExample } from './seedExamples';
export { readExamples } from './readExamples';
export { ExamplesError } from './ExamplesError';
