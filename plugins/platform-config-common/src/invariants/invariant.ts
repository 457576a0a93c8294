import { refusal, type Finding } from '@waymark/platform-api';
import type { ConfigurationTree, DocumentFinding } from '../documents/tree';

/** What always holds over the whole tree. */
export interface Invariant {
  /** Stable; the constraint of its findings and the name of its page. */
  id: string;
  /** What holds, one sentence. */
  title: string;
  /** What would go wrong without it. */
  why: string;
  /** Everything that breaks it; empty when it holds. Pure. */
  check: (tree: ConfigurationTree) => DocumentFinding[];
}

/** What one break of an invariant is told as. */
export type Break = Pick<Finding, 'path' | 'value' | 'message' | 'fix'> & {
  document: string;
};

/** Makes an invariant from a function that finds its breaks. */
export function defineInvariant({
  breaks,
  ...texts
}: Omit<Invariant, 'check'> & {
  breaks: (tree: ConfigurationTree) => Break[];
}): Invariant {
  return {
    ...texts,
    check: tree =>
      breaks(tree).map(({ document, path, value, message, fix }) => ({
        document,
        ...refusal(path, texts.id, value, message, fix),
      })),
  };
}
