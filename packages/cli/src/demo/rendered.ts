import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { renderTree } from '@waymark/gitops';
import type { InstallationAddresses } from '@waymark/platform-api';
import { PlatformConfiguration } from '@waymark/plugin-platform-config-common';
import { DemoFailure } from './errors';
import { withClone } from './repository';

/** Where a service's intent and its rendered objects are. */
export type RenderedService = {
  portalUrl: string;
  gitopsUrl: string;
  /** Where it is not the seeded one. */
  prometheus?: InstallationAddresses['prometheus'];
  team: string;
  environment: string;
  service: string;
};

/**
 * Clones both branches of the GitOps repository, compiles the intent anew and compares the service's files byte by byte.
 *
 * @returns what was compared
 */
export async function compareRendered(
  service: RenderedService,
): Promise<string> {
  const { gitopsUrl, portalUrl, prometheus } = service;
  const intent = await withClone(gitopsUrl, 'main', readFiles);
  const rendered = await withClone(gitopsUrl, 'rendered', readFiles);
  const source = `tenants/${service.team}/${service.environment}/${service.service}.yaml`;
  const rendering = renderTree(
    intent,
    new PlatformConfiguration({ gitopsUrl, portalUrl, prometheus }),
  );
  const document = rendering.documents.get(source);
  if (!document || document.files.size === 0) {
    throw new DemoFailure(
      `${source} compiles to nothing`,
      'Read it: ./waymark render --explain',
    );
  }
  for (const [file, text] of document.files) {
    if (rendered.get(file) !== text) {
      throw new DemoFailure(
        `${file} on branch rendered ${
          rendered.has(file) ? 'differs' : 'is missing'
        }`,
        'Compare the compiler version in the trailers of the newest commit on rendered.',
      );
    }
  }
  return `${document.files.size} files of ${source} are the same, byte by byte`;
}

async function readFiles(folder: string): Promise<Map<string, string>> {
  const entries = await readdir(folder, {
    recursive: true,
    withFileTypes: true,
  });
  const files = new Map<string, string>();
  for (const entry of entries) {
    const file = path.join(entry.parentPath, entry.name);
    const name = path.relative(folder, file).split(path.sep).join('/');
    if (entry.isFile() && !name.startsWith('.git/')) {
      files.set(name, await readFile(file, 'utf8'));
    }
  }
  return files;
}
