export { DeniedState } from './DeniedState';
export type { DeniedStateProps } from './DeniedState';
export { EmptyState } from './EmptyState';
export type { EmptyStateProps } from './EmptyState';
export { ErrorState } from './ErrorState';
export { FieldError } from './FieldError';
export type { FieldErrorProps } from './FieldError';
export { Problem } from './Problem';
export type { ProblemProps } from './Problem';
