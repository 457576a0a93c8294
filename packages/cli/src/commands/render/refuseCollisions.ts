import { refusal, sortFindings } from '@waymark/platform-api';
import type { Rendered } from './renderSource';

/** Refuses a document whose objects an earlier one makes already: one would take the place of the other. */
export function refuseCollisions(rendered: readonly Rendered[]): Rendered[] {
  const makers = new Map<string, string>();
  return rendered.map(result => {
    const { document, objects, file } = result;
    const taken = objects.find(({ path }) => makers.has(path));
    if (!taken || !document) {
      for (const { path } of objects) makers.set(path, file);
      return result;
    }
    const finding = refusal(
      'metadata.name',
      'unique',
      document.name,
      `${makers.get(taken.path)} makes the same objects already.`,
      'Give one of the two another name, team or environment, or render them one at a time.',
    );
    return {
      ...result,
      ok: false,
      objects: [],
      findings: sortFindings([...result.findings, finding]),
    };
  });
}
