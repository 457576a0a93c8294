import { access } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import {
  environmentFieldsSchema,
  firstNamespace,
  parseYaml,
  promoteFirst,
  toYaml,
  type EnvironmentFields,
  type Platform,
  type PromotionResult,
} from '@waymark/platform-api';
import { load, YAMLException } from 'js-yaml';
import { z } from 'zod';
import { CliError } from '../../CliError';
import type { Inspected } from '../intent/describeFindings';
import { readSources, type Source } from '../intent/readSource';
import { tenantOf } from '../intent/tenantPath';

/** A document that is not there yet, and what it would hold. */
export interface FirstPromotion {
  inspected: Inspected[];
  result?: PromotionResult;
  /** Texts to write, by path; the namespace's first, where the team has none there. */
  files: ReadonlyMap<string, string>;
}

/** Whether a file is there. */
export function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}

/**
 * The first document of a service in an environment, which the target's path names.
 *
 * @param own - file of what the service has of its own there
 * @throws CliError when the path names no environment, or the file cannot be read
 */
export async function firstPromotion(
  from: Source,
  to: Pick<Source, 'file' | 'path'>,
  { own, platform }: { own?: string; platform: Platform },
): Promise<FirstPromotion> {
  const { environment } = tenantOf(to.path);
  if (!environment) {
    throw new CliError(
      'usage',
      `${to.file}: there is no such file, and its path names no environment`,
      {
        fix: 'Name a document that is there, or the path of a first one: tenants/<team>/<environment>/<name>.yaml',
      },
    );
  }
  const parsed = parseYaml(from.text);
  if (!parsed.ok) {
    return { inspected: [{ ...from, ...parsed }], files: new Map() };
  }
  const origin = tenantOf(from.path).environment;
  const result = promoteFirst(parsed.document, {
    platform,
    to: environment,
    own: own === undefined ? undefined : await readOwn(own),
    ...(origin && Object.hasOwn(platform.environments, origin)
      ? { from: origin }
      : {}),
  });
  const inspected = [{ file: to.file, text: '', findings: result.findings }];
  if (!result.ok) return { inspected, result, files: new Map() };
  const { owner, dataSensitivity } = result.document.spec;
  const namespace = join(dirname(to.path), '_namespace.yaml');
  const files = new Map<string, string>();
  if (!(await exists(namespace))) {
    const made = { platform, team: owner, environment, dataSensitivity };
    files.set(namespace, toYaml(firstNamespace(made)));
  }
  files.set(to.path, toYaml(result.document));
  return { inspected, result, files };
}

async function readOwn(file: string): Promise<EnvironmentFields> {
  const [source] = await readSources([file]);
  const wrong = (message: string) =>
    new CliError('usage', `${file}: ${message}`, {
      fix: `Write fields of spec, any of: ${Object.keys(
        environmentFieldsSchema.shape,
      ).join(', ')}`,
    });
  try {
    const read = environmentFieldsSchema.safeParse(load(source?.text ?? ''));
    if (read.success) return read.data;
    throw wrong(z.prettifyError(read.error));
  } catch (error) {
    if (error instanceof YAMLException) throw wrong(error.message);
    throw error;
  }
}
