import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { compile, defaultPlatform } from '@waymark/platform-api';
import { z } from 'zod';
import { expectNone, type Checks } from '../Checks';
import { readYaml } from './files';
import { intentOf, type Sample } from './samples';

const ruleSchema = z.looseObject({
  kind: z.literal('PrometheusRule'),
  spec: z.object({
    groups: z.array(
      z.looseObject({
        rules: z.array(
          z.looseObject({
            alert: z.string().optional(),
            annotations: z
              .looseObject({ runbook_url: z.url().optional() })
              .optional(),
          }),
        ),
      }),
    ),
  }),
});

/** Every alert, the platform's and the team's, links to a section of the runbook that exists. */
export async function checkRunbook(
  checks: Checks,
  folder: string,
  sample: Sample,
): Promise<void> {
  await checks.check('every alert has its section of the runbook', async () => {
    const { objects } = compile(intentOf(sample), {
      platform: defaultPlatform,
      team: sample.owner,
      environment: sample.environment,
      target: 'shared-standard',
    });
    const own = await readYaml(path.join(folder, 'observability/alerts.yaml'));
    const rules = [...objects.map(({ object }) => object), ...own]
      .map(object => ruleSchema.safeParse(object))
      .flatMap(({ data }) => data?.spec.groups ?? [])
      .flatMap(group => group.rules)
      .filter(rule => rule.alert !== undefined);
    const sections = await headingIds(path.join(folder, 'docs/runbook.md'));
    const problems = rules
      .filter(({ annotations }) => {
        const url = annotations?.runbook_url;
        return !url || !sections.has(new URL(url).hash.slice(1));
      })
      .map(rule => `${rule.alert} links to ${rule.annotations?.runbook_url}`);
    if (rules.length < 5) problems.push(`only ${rules.length} alerts`);
    expectNone(problems);
  });
}

async function headingIds(file: string): Promise<Set<string>> {
  const text = await readFile(file, 'utf8');
  return new Set(
    [...text.matchAll(/^#+ (.*)$/gm)].map(([, title = '']) =>
      title.toLowerCase().replace(/[^a-z0-9]+/g, '-'),
    ),
  );
}
