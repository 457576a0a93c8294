import { toYaml } from '@waymark/platform-api';
import { framedTable } from '../../output/framedTable';
import type { Rendered } from './renderSource';
import type { Written } from './writeRendered';

/** The objects as one stream of YAML, each under a comment with its path on branch `rendered`. */
export function describeYaml(rendered: readonly Rendered[]): string {
  return rendered
    .flatMap(({ objects }) => objects)
    .map(({ object, path }) => `---\n# ${path}\n${toYaml(object)}`)
    .join('');
}

/** A table of the objects: what for, what with its emitter below, and why. It fits the terminal. */
export function describeExplain(rendered: readonly Rendered[]): string {
  return rendered
    .filter(({ objects }) => objects.length > 0)
    .map(({ file, objects, context, usage }) => {
      const table = framedTable(
        ['for', 'object, emitter', 'why'],
        objects.map(({ concern, object, emitter, why }) => [
          concern,
          `${object.kind}\n${object.metadata.name}\n${emitter}`,
          why,
        ]),
      );
      const where = context
        ? `team ${context.team}, ${context.environment}, target ${context.target}`
        : '';
      const requests = usage
        ? `requests ${usage.atMinReplicas.cpuCores} to ${
            usage.atMaxReplicas.cpuCores
          } CPU, ${mebibytes(usage.atMinReplicas.memoryBytes)} to ${mebibytes(
            usage.atMaxReplicas.memoryBytes,
          )} MiB`
        : '';
      return `${file}: ${objects.length} objects (${where}; ${requests})\n${table}\n`;
    })
    .join('\n');
}

/** What `--out` did. */
export function describeWritten(
  { written, unchanged, strays }: Written,
  folder: string,
): string {
  const same = unchanged > 0 ? `, ${unchanged} the same already` : '';
  return [
    `${written} files written below ${folder}${same}`,
    ...strays.map(
      file =>
        `warning ${file} is not of this render\n        Remove it if its object is no longer wanted.`,
    ),
    '',
  ].join('\n');
}

function mebibytes(bytes: number): number {
  return Math.round(bytes / 2 ** 20);
}
