import { renderTree } from '@waymark/gitops';
import { defaultPlatform } from '@waymark/platform-api';
import { PlatformConfiguration } from '@waymark/plugin-platform-config-common';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

const root = join(__dirname, '../../../examples/gitops');

function exampleIntent(): Map<string, string> {
  const entries = readdirSync(root, { recursive: true, withFileTypes: true });
  return new Map(
    entries
      .filter(entry => entry.isFile() && entry.name.endsWith('.yaml'))
      .map(entry => join(entry.parentPath, entry.name))
      .map(path => [relative(root, path), readFileSync(path, 'utf8')]),
  );
}

describe('the intent of the example organization', () => {
  const rendering = renderTree(
    exampleIntent(),
    new PlatformConfiguration({
      gitopsUrl: defaultPlatform.gitops.repoUrl,
      portalUrl: defaultPlatform.observability.portalUrl,
    }),
  );

  it('is rendered with the platform that it says itself, which is the default one', () => {
    expect(rendering.platform).toEqual({
      source: 'git',
      platform: defaultPlatform,
    });
  });

  it('is rendered as a whole: no document is held', () => {
    expect(rendering.documents.size).toBeGreaterThanOrEqual(15);
    expect([...rendering.held.keys()]).toEqual([]);
  });

  it('has something to say about the trial, and about nothing else', () => {
    const documents = rendering.findings.map(({ document }) => document);
    expect(new Set(documents)).toEqual(
      new Set([
        'tenants/risk-models/development/_namespace.yaml',
        'tenants/risk-models/development/risk-scorer.yaml',
      ]),
    );
  });
});
