import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { helmChart, defaultPlatform } from '@waymark/platform-api';
import { load } from 'js-yaml';
import { z } from 'zod';
import { intentOf, intentPathOf, type Sample } from './samples';
import { templateFolder } from './templateEntity';

const stepsSchema = z.object({
  spec: z.object({
    steps: z.array(
      z.looseObject({
        input: z.looseObject({
          copyWithoutTemplating: z.array(z.string()).optional(),
        }),
      }),
    ),
  }),
});

/** Renders a service of the golden path into a folder, with the code of the publish action. */
export async function renderService(
  root: string,
  sample: Sample,
  target: string,
): Promise<void> {
  // Loads a backend module; other verbs of the command should not wait for that.
  const { readSkeleton, renderSkeleton } = await import(
    '@waymark/plugin-scaffolder-backend-module-golden-paths'
  );
  const template = templateFolder(root);
  const text = await readFile(path.join(template, 'template.yaml'), 'utf8');
  const { spec } = stepsSchema.parse(load(text));
  const forge = 'http://localhost:7072/meridian';
  const options = {
    values: {
      ...sample,
      repositoryUrl: `${forge}/${sample.name}`,
      cloneUrl: `${forge}/${sample.name}.git`,
      gitopsUrl: `${forge}/gitops.git`,
      intentPath: intentPathOf(sample),
      namespace: `${sample.owner}-${sample.environment}`,
      port: 8080,
      template: {
        ref: 'template:default/internal-http-service',
        version: '1.0.0',
      },
    },
    copyWithoutTemplating: spec.steps.flatMap(
      ({ input }) => input.copyWithoutTemplating ?? [],
    ),
  };
  const files = new Map<string, string>();
  for (const source of ['common', sample.language]) {
    const skeleton = await readSkeleton(
      path.join(template, 'skeleton', source),
    );
    for (const [file, content] of renderSkeleton(skeleton, options)) {
      files.set(file, content);
    }
  }
  const chart = helmChart(intentOf(sample), {
    platform: defaultPlatform,
    team: sample.owner,
    environment: sample.environment,
    target: 'shared-standard',
  });
  for (const file of chart) {
    files.set(`charts/${sample.name}/${file.path}`, file.content);
  }
  for (const [file, content] of files) {
    const output = path.join(target, file);
    await mkdir(path.dirname(output), { recursive: true });
    await writeFile(output, content);
  }
}
