/** @jest-environment node */
import { defaultPlatform, platformAt } from '@waymark/platform-api';
import {
  checkInvariants,
  parseConfiguration,
  seedDocuments,
  seedFiles,
  toPlatform,
  type ConfigurationDocument,
} from '..';

const installation = {
  gitopsUrl: defaultPlatform.gitops.repoUrl,
  portalUrl: defaultPlatform.observability.portalUrl,
};

describe('the seeded configuration', () => {
  it('is the default platform, byte for byte', () => {
    const documents = new Map<string, ConfigurationDocument>();
    for (const [path, text] of seedFiles()) {
      const read = parseConfiguration(text, path);
      expect(read).toMatchObject({ ok: true, findings: [] });
      if (read.ok) documents.set(path, read.document);
    }
    const made = toPlatform(documents, installation);
    expect(made).toEqual({ ok: true, platform: defaultPlatform });
    // Stages stay in the order that work passes through them.
    expect(made.ok && Object.keys(made.platform.environments)).toEqual(
      Object.keys(defaultPlatform.environments),
    );
  });

  it('keeps every invariant', () => {
    const documents = seedDocuments();
    const paths = new Set(documents.keys());
    expect(checkInvariants({ documents, paths, tenants: [] })).toEqual([]);
  });
});

describe('toPlatform', () => {
  it('takes the addresses of the installation', () => {
    const addresses = {
      gitopsUrl: 'https://forge.meridian.example/meridian/gitops.git',
      portalUrl: 'https://portal.meridian.example/',
      prometheus: { url: 'https://prom.meridian.example', scrapeSeconds: 15 },
    };
    expect(toPlatform(seedDocuments(), addresses)).toEqual({
      ok: true,
      platform: platformAt(addresses),
    });
  });

  it('lets a team book on the cost center of its parent', () => {
    const documents = new Map(seedDocuments());
    documents.set('platform/teams/research.yaml', {
      apiVersion: 'platform.waymark.dev/v1alpha1',
      kind: 'Team',
      metadata: { name: 'research' },
      spec: {
        title: 'Research',
        parent: 'assistant',
        group: 'research',
        onCall: 'assistant-primary',
      },
    });
    const made = toPlatform(documents, installation);
    expect(made.ok && made.platform.teams.research).toMatchObject({
      costCenter: 'CC-4100',
    });
  });

  it('says what is missing when a document is', () => {
    const documents = new Map(seedDocuments());
    documents.delete('platform/sizes/large.yaml');
    expect(toPlatform(documents, installation)).toMatchObject({
      ok: false,
      findings: expect.arrayContaining([
        expect.objectContaining({
          path: 'sizes.large.cpuRequest',
          constraint: 'required',
        }),
      ]),
    });
  });
});
