/**
 * Scaffolder actions of the golden paths.
 *
 * @packageDocumentation
 */
export { goldenPathsModule as default } from './module';
export { readSkeleton, type Skeleton } from './render/readSkeleton';
export { renderSkeleton } from './render/renderSkeleton';
