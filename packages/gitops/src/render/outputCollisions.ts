import type { Steps } from '../slices';
import { finding } from './findings';
import type { DocumentFinding, RenderedDocument } from './types';

/**
 * Documents that would write different things into the same file, such as namespaces whose long names are cut to the same
 * one. All of them are held, because nothing says which came first.
 *
 * @param platformFiles - what the platform itself writes; a document never takes its place
 */
export function* outputCollisions(
  documents: ReadonlyMap<string, RenderedDocument>,
  platformFiles: ReadonlyMap<string, string>,
): Steps<DocumentFinding[]> {
  const writers = new Map<string, RenderedDocument>();
  const collisions = new Map<string, DocumentFinding>();
  const report = (document: string, other: string, file: string) =>
    collisions.set(
      document,
      finding(document, {
        path: 'metadata.name',
        constraint: 'output.unique',
        value: file,
        message: `It would write ${file}, which ${other} writes differently.`,
        fix: 'Choose another name.',
      }),
    );
  for (const document of documents.values()) {
    for (const [file, text] of document.files) {
      if (platformFiles.has(file)) report(document.path, 'the platform', file);
      const first = writers.get(file);
      if (!first) writers.set(file, document);
      else if (first.files.get(file) !== text) {
        report(first.path, document.path, file);
        report(document.path, first.path, file);
      }
    }
    yield;
  }
  return [...collisions.values()];
}
