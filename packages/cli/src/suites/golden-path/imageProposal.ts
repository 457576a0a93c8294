import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  PORTAL_USER,
  seedRepository,
  startForge,
  type RunningForge,
} from '@waymark/local-stack';
import { parseYaml, toYaml } from '@waymark/platform-api';
import { z } from 'zod';
import type { Checks } from '../Checks';
import { findPython, pythonEnvironment } from './python';
import { run } from '../run';
import { intentOf, intentPathOf, type Sample } from './samples';

const IMAGE = `registry.meridian.example/tests/service@sha256:${'ab'.repeat(
  32,
)}`;
const COMMIT = '0123456789abcdef0123456789abcdef01234567';

const pullSchema = z.object({
  title: z.string(),
  head: z.object({ ref: z.string() }),
});

/** The last step of the pipeline against a real forge: the image arrives as a change request. */
export async function checkImageProposal(
  checks: Checks,
  options: {
    folder: string;
    cacheDir: string;
    sample: Sample;
    env: NodeJS.ProcessEnv;
  },
): Promise<void> {
  const { folder, cacheDir, sample, env } = options;
  const python = await findPython(env);
  if (!python) {
    checks.skip('proposes an image', 'there is no python3 of 3.11 or newer');
    return;
  }
  const bin = await pythonEnvironment(checks, {
    python,
    folder,
    cacheDir,
    locks: ['ci/requirements.txt'],
    env,
  });
  if (!bin) return;
  const root = await mkdtemp(path.join(tmpdir(), 'waymark-forge-'));
  const forge = await startForge({ root });
  try {
    await seedIntent(forge, sample);
    const propose = () =>
      run(
        [path.join(bin, 'python'), 'ci/propose_image.py', IMAGE, COMMIT],
        folder,
        {
          ...env,
          GITOPS_URL: `${forge.url}/meridian/gitops.git`,
          GITOPS_USER: PORTAL_USER,
          GITOPS_TOKEN: forge.tokens[PORTAL_USER],
        },
      );
    await checks.check('proposes an image as a change request', async () => {
      await propose();
      const pulls = await openPulls(forge);
      const head = pulls[0]?.head.ref;
      if (pulls.length !== 1 || !head)
        throw new Error(`there are ${pulls.length} change requests`);
      const parsed = parseYaml(await readRaw(forge, head, sample));
      const expected = intentOf(sample);
      const { document } = parsed.ok ? parsed : { document: undefined };
      const proposed = toYaml({
        ...expected,
        metadata: {
          ...expected.metadata,
          annotations: { 'platform.waymark.dev/source-commit': COMMIT },
        },
        spec: {
          ...expected.spec,
          runtime: { ...expected.spec.runtime, image: IMAGE },
        },
      });
      if (!document || toYaml(document) !== proposed)
        throw new Error(`the intent became ${JSON.stringify(parsed)}`);
    });
    await checks.check('proposes the same image only once', async () => {
      await propose();
      const pulls = await openPulls(forge);
      if (pulls.length !== 1)
        throw new Error(`there are ${pulls.length} change requests`);
    });
  } finally {
    await forge.stop();
    await rm(root, { recursive: true, force: true });
  }
}

async function seedIntent(forge: RunningForge, sample: Sample): Promise<void> {
  await seedRepository(forge, {
    owner: 'meridian',
    name: 'gitops',
    description: 'Intent of a test',
    history: [
      {
        message: 'tenants: Add a service',
        author: { name: 'Test', email: 'test@meridian.example' },
        date: '2026-01-05T09:00:00Z',
        files: { [intentPathOf(sample)]: toYaml(intentOf(sample)) },
      },
    ],
  });
}

async function openPulls(forge: RunningForge) {
  const answer = await fetch(
    `${forge.apiUrl}/repos/meridian/gitops/pulls?state=open`,
  );
  return z.array(pullSchema).parse(await answer.json());
}

async function readRaw(
  forge: RunningForge,
  branch: string,
  sample: Sample,
): Promise<string> {
  const query = new URLSearchParams({ ref: branch });
  const answer = await fetch(
    `${forge.apiUrl}/repos/meridian/gitops/raw/${intentPathOf(
      sample,
    )}?${query}`,
  );
  return answer.text();
}
