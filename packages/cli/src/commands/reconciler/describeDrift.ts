import type { Drift } from '@waymark/plugin-changes-common';

/** Drift for people: each field with what was synced, what is there, and who wrote it. */
export function describeDrift({ applications, asOf, unknown }: Drift): string {
  const lines = applications.flatMap(application => [
    `${application.name} on ${application.cluster}: ${application.state}${
      application.reason ? `, ${application.reason}` : ''
    } (${application.compared} objects compared)`,
    ...application.objects.flatMap(({ differences, kind, name, ...object }) => [
      `  ${kind} ${name}: ${object.reason ?? object.state}`,
      ...differences.flatMap(({ by, live, path, wanted }) => [
        `    ${path}`,
        `      - ${JSON.stringify(wanted)}`,
        `      + ${live === undefined ? 'nothing' : JSON.stringify(live)}`,
        by
          ? `      by ${by.manager} (${by.operation}) ${
              by.time ?? ''
            }`.trimEnd()
          : '      nobody owns the field any more',
      ]),
    ]),
  ]);
  const end = unknown ? [`Not known: ${unknown}`] : [];
  const none = lines.length + end.length === 0 ? ['Nothing has drifted.'] : [];
  return `${[...lines, ...end, ...none].join('\n')}\nas of ${asOf}\n`;
}
