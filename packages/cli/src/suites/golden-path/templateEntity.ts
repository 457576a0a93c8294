import { readFile } from 'node:fs/promises';
import path from 'node:path';
import {
  entityEnvelopeSchemaValidator,
  FieldFormatEntityPolicy,
} from '@backstage/catalog-model';
import { templateEntityV1beta3Validator } from '@backstage/plugin-scaffolder-common';
import {
  DATA_SENSITIVITIES,
  defaultPlatform,
  SIZES,
  SLO_CLASSES,
} from '@waymark/platform-api';
import { load } from 'js-yaml';
import { z } from 'zod';
import { expectNone, type Checks } from '../Checks';

const CONTRACT = [
  'creates',
  'does-not-create',
  'ownership',
  'readiness',
  'security',
  'cost',
  'rollback',
  'observability',
  'support',
  'escape-hatch',
];

const templateSchema = z.object({
  metadata: z.object({ annotations: z.record(z.string(), z.string()) }),
  spec: z.object({
    parameters: z.array(
      z.object({
        properties: z.record(
          z.string(),
          z.looseObject({ enum: z.array(z.string()).optional() }),
        ),
      }),
    ),
  }),
});

/** The golden path's folder in a checkout. */
export function templateFolder(root: string): string {
  return path.join(root, 'templates', 'internal-http-service');
}

/** `template.yaml`: what the catalog accepts, with its whole contract and the model's own choices. */
export async function checkTemplateEntity(
  checks: Checks,
  root: string,
): Promise<void> {
  const file = path.join(templateFolder(root), 'template.yaml');
  const document = load(await readFile(file, 'utf8'));

  await checks.check('the catalog accepts template.yaml', async () => {
    const entity = entityEnvelopeSchemaValidator()(document);
    if (!(await templateEntityV1beta3Validator.check(entity)))
      throw new Error('it is no template');
    await new FieldFormatEntityPolicy().enforce(entity);
  });

  await checks.check('template.yaml states its whole contract', () => {
    const { annotations } = templateSchema.parse(document).metadata;
    const missing = CONTRACT.filter(
      part => !annotations[`platform.waymark.dev/${part}`]?.trim(),
    );
    if (
      !/^\d+\.\d+\.\d+$/.test(annotations['platform.waymark.dev/version'] ?? '')
    )
      missing.push('version');
    expectNone(missing.map(part => `platform.waymark.dev/${part} is missing`));
  });

  await checks.check('template.yaml offers what the platform knows', () => {
    const { parameters } = templateSchema.parse(document).spec;
    const offered = new Map<string, string | undefined>();
    for (const { properties } of parameters) {
      for (const [name, { enum: choices }] of Object.entries(properties)) {
        offered.set(name, choices?.join());
      }
    }
    const known = {
      size: SIZES.filter(size => size !== 'custom'),
      // A service begins in development and is promoted from there.
      environment: Object.entries(defaultPlatform.environments)
        .filter(([, { stage }]) => stage === 'development')
        .map(([name]) => name),
      sloClass: SLO_CLASSES,
      dataSensitivity: DATA_SENSITIVITIES,
    };
    expectNone(
      Object.entries(known)
        .filter(([name, choices]) => offered.get(name) !== choices.join())
        .map(([name, choices]) => `${name} should be one of ${choices.join()}`),
    );
  });
}
