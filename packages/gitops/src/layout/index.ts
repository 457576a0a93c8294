export * from './location';
export * from './parsePath';
