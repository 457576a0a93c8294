import Table from 'cli-table3';
import { toYaml } from '@waymark/platform-api';
import type { Rendered } from './renderSource';

/** The objects as one stream of YAML, each under a comment with its path on branch `rendered`. */
export function describeYaml(rendered: readonly Rendered[]): string {
  return rendered
    .flatMap(({ objects }) => objects)
    .map(({ object, path }) => `---\n# ${path}\n${toYaml(object)}`)
    .join('');
}

/** A table of the objects: what for, what, made by which emitter, and why. */
export function describeExplain(rendered: readonly Rendered[]): string {
  return rendered
    .filter(({ objects }) => objects.length > 0)
    .map(({ file, objects, context, usage }) => {
      const table = new Table({
        head: ['for', 'object', 'emitter', 'why'],
        style: { head: [], border: [] },
        colWidths: [9, 44, 34, 60],
        wordWrap: true,
        wrapOnWordBoundary: true,
      });
      for (const { concern, object, emitter, why } of objects) {
        table.push([
          concern,
          `${object.kind}\n${object.metadata.name}`,
          emitter,
          why,
        ]);
      }
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
      return `${file}: ${
        objects.length
      } objects (${where}; ${requests})\n${table.toString()}\n`;
    })
    .join('\n');
}

/** Findings, one a line with its fix below, errors first in their file. */
export function describeFindings(rendered: readonly Rendered[]): string {
  return rendered
    .flatMap(({ file, findings }) =>
      findings.map(({ severity, path, message, fix }) => {
        const where = path ? `${file}: ${path}` : file;
        return `${severity.padEnd(7)} ${where}: ${message}\n        ${fix}\n`;
      }),
    )
    .join('');
}

function mebibytes(bytes: number): number {
  return Math.round(bytes / 2 ** 20);
}
