import { load } from 'js-yaml';
import type { RenderedDocument, Rendering } from '../render';
import type { Steps } from '../slices';

/** Objects by their file on branch rendered: as they were compiled, or read from YAML where that is all there is. */
export function documentObjects(
  source: RenderedDocument | ReadonlyMap<string, string> | undefined,
): ReadonlyMap<string, unknown> {
  if (!source) return new Map();
  if ('objects' in source) {
    return new Map(source.objects.map(({ path, object }) => [path, object]));
  }
  return new Map([...source].map(([path, text]) => [path, load(text)]));
}

/** Files that are of no document: what each cluster has whoever its tenants are. */
export function* platformFiles({
  documents,
  files,
}: Rendering): Steps<ReadonlyMap<string, string>> {
  const rest = new Map(files);
  yield;
  for (const document of documents.values()) {
    for (const path of document.files.keys()) rest.delete(path);
    yield;
  }
  return rest;
}
