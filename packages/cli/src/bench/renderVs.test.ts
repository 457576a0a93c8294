/** @jest-environment node */
import { writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { temporaryFolder } from '../testing/temporaryFolder';
import { benchRenderVs } from './renderVs';

jest.setTimeout(120_000);

const folder = temporaryFolder();
const size = { applications: 2, rounds: { one: 2, all: 1 } };
const { PATH, WAYMARK_CACHE_DIR } = process.env;

/** A kustomize that only knows what we ask of it: to print the resources of a folder. */
function standIn(filter: string) {
  const script = `#!/bin/sh
for file in "$2"/*.yaml; do
  case $file in ${filter}) continue ;; esac
  echo ---
  cat "$file"
done
`;
  writeFileSync(join(folder(), 'kustomize'), script, { mode: 0o755 });
}

async function compare(json: boolean) {
  const written: string[] = [];
  const out = jest.spyOn(process.stdout, 'write').mockImplementation(text => {
    written.push(String(text));
    return true;
  });
  const progress = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
  try {
    await benchRenderVs({ json, vs: ['helm', 'kustomize'], size });
  } finally {
    out.mockRestore();
    progress.mockRestore();
  }
  return written.join('');
}

describe('benchRenderVs', () => {
  beforeEach(() => {
    process.env.PATH = [folder(), '/usr/bin', '/bin'].join(delimiter);
    process.env.WAYMARK_CACHE_DIR = folder();
  });
  afterEach(() => {
    process.env.PATH = PATH;
    if (WAYMARK_CACHE_DIR === undefined) delete process.env.WAYMARK_CACHE_DIR;
    else process.env.WAYMARK_CACHE_DIR = WAYMARK_CACHE_DIR;
  });

  it('measures what is there against waymark, and names what is not', async () => {
    standIn('*/kustomization.yaml');
    const { rows, skipped, objects } = JSON.parse(await compare(true));
    expect(objects).toBeGreaterThanOrEqual(15);
    expect(skipped).toEqual([
      { name: 'helm', reason: expect.stringContaining('no helm in PATH') },
    ]);
    expect(rows).toMatchObject([
      { case: '1 application: waymark render, one process', n: 2, ratio: 1 },
      { case: '1 application: waymark, warm, in this process', n: 2 },
      { case: '1 application: kustomize build, a process each', n: 2 },
      { case: '2 applications: waymark render, one process', n: 1, ratio: 1 },
      { case: '2 applications: waymark, warm, in this process', n: 1 },
      { case: '2 applications: kustomize build, a process each', n: 1 },
    ]);
    expect(rows[0]).not.toHaveProperty('cpuMs');
    expect(rows[1].cpuMs).toBeGreaterThan(0);
    expect(await compare(false)).toContain('skipped helm: there is no helm');
  });

  it('measures nothing when the objects are not the same', async () => {
    standIn('*/kustomization.yaml|*/deployment-service-1.yaml');
    await expect(compare(true)).rejects.toThrow(
      /kustomize build does not give the same objects:\n {2}apps\/v1 Deployment \S+ service-1 is missing$/,
    );
  });
});
