import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { seedRepository } from './seed';
import { startForge } from './server';
import { DEMO } from './__testUtils__/demo';
import { TestForge } from './__testUtils__/TestForge';

const base64 = (text: string) => Buffer.from(text).toString('base64');

describe('Change requests on the local forge', () => {
  let forge: TestForge;
  const at = '/repos/meridian/demo';

  const json = async (path: string) => (await forge.api(path)).json();

  async function open(file: string, text: string): Promise<number> {
    const head = `change/${file}`;
    const body = {
      content: base64(text),
      message: `Add ${file}`,
      new_branch: head,
    };
    await forge.api(`${at}/contents/${file}`, { body });
    const pull = { title: `Add ${file}`, body: 'Why.', head, base: 'main' };
    return (
      await (
        await forge.api(`${at}/pulls`, { body: pull, user: 'ada-okafor' })
      ).json()
    ).number;
  }

  beforeAll(async () => {
    forge = await TestForge.start();
    await seedRepository(forge.running, DEMO);
  });

  afterAll(() => forge.stop());

  it('serves the diff, the files and the commits in refs/pull', async () => {
    const number = await open('one.txt', 'one\n');
    const diff = await (await forge.api(`${at}/pulls/${number}.diff`)).text();
    expect(diff).toMatch(/^diff --git a\/one.txt b\/one.txt\n[^]*\+one\n$/);
    expect(
      await (await forge.page(`/meridian/demo/pulls/${number}.diff`)).text(),
    ).toBe(diff);
    expect(await json(`${at}/pulls/${number}/files`)).toMatchObject([
      { filename: 'one.txt', status: 'added', additions: 1 },
    ]);
    const pull = await json(`${at}/pulls/${number}`);
    expect(pull).toMatchObject({
      user: { login: 'ada-okafor' },
      mergeable: true,
      merged: false,
    });
    const remote = `${forge.running.url}/meridian/demo.git`;
    const refs = await forge.git(
      forge.root,
      null,
      'ls-remote',
      remote,
      'refs/pull/*',
    );
    expect(refs).toBe(`${pull.head.sha}\trefs/pull/${number}/head`);
  });

  it('follows its branch, and can be changed, closed and opened again', async () => {
    const number = await open('two.txt', 'two\n');
    const more = {
      content: base64('x'),
      message: 'More',
      branch: 'change/two.txt',
    };
    const added = await (
      await forge.api(`${at}/contents/more.txt`, { body: more })
    ).json();
    const pull = await json(`${at}/pulls/${number}`);
    expect(pull.head.sha).toBe(added.commit.sha);
    const patch = async (body: unknown) =>
      (
        await forge.api(`${at}/pulls/${number}`, { method: 'PATCH', body })
      ).json();
    expect(await patch({ title: 'Changed' })).toMatchObject({
      title: 'Changed',
      state: 'open',
    });
    expect(await patch({ state: 'closed' })).toMatchObject({
      state: 'closed',
      merged: false,
    });
    expect((await json(`${at}/pulls?state=closed`)).length).toBe(1);
    expect(await patch({ state: 'open' })).toMatchObject({
      state: 'open',
      closed_at: null,
    });
    expect(
      (
        await forge.api(`${at}/pulls/${number}`, {
          method: 'PATCH',
          body: { title: ' ' },
        })
      ).status,
    ).toBe(422);
    expect((await forge.api(`${at}/pulls/99`)).status).toBe(404);
  });

  it('lets only those merge whom the protection names', async () => {
    const number = await open('three.txt', 'three\n');
    const rule = {
      enable_merge_whitelist: true,
      merge_whitelist_usernames: ['dara-novak'],
    };
    await forge.api(`${at}/branch_protections/main`, {
      method: 'PATCH',
      body: rule,
    });
    const merge = (user: string) =>
      forge.api(`${at}/pulls/${number}/merge`, { body: { Do: 'merge' }, user });
    const refused = await merge('ben-lindqvist');
    expect(refused.status).toBe(405);
    expect((await refused.json()).message).toBe(
      'ben-lindqvist may not merge into protected branch main; ask one of: dara-novak',
    );
    expect((await json(`${at}/pulls/${number}`)).state).toBe('open');
    expect((await merge('dara-novak')).status).toBe(200);
    expect(await json(`${at}/pulls/${number}`)).toMatchObject({
      merged: true,
      merged_by: { login: 'dara-novak' },
    });
    await forge.api(`${at}/branch_protections/main`, {
      method: 'PATCH',
      body: { enable_merge_whitelist: false },
    });
  });

  it('knows after a crash which merges happened', async () => {
    const happened = await open('four.txt', 'four\n');
    const interrupted = await open('five.txt', 'five\n');
    await forge.api(`${at}/pulls/${happened}/merge`, {
      body: { Do: 'squash' },
    });
    const file = (number: number) =>
      join(forge.root, 'meridian', 'demo.meta', 'pulls', `${number}.json`);
    const read = async (number: number) =>
      JSON.parse(await readFile(file(number), 'utf8'));
    // As it was on disk before the ref moved, and with the ref moved or not.
    const { merged, closedAt, ...before } = await read(happened);
    const open1 = { ...before, state: 'open', merging: merged };
    await writeFile(file(happened), JSON.stringify(open1));
    const never = {
      ...merged,
      sha: (await json(`${at}/pulls/${interrupted}`)).head.sha,
    };
    const open2 = { ...(await read(interrupted)), merging: never };
    await writeFile(file(interrupted), JSON.stringify(open2));

    const again = await startForge({ root: forge.root });
    try {
      expect(await read(happened)).toMatchObject({
        state: 'closed',
        merged,
        closedAt,
      });
      expect(await read(interrupted)).toMatchObject({ state: 'open' });
      expect(await read(interrupted)).not.toHaveProperty('merging');
    } finally {
      await again.stop();
    }
  });
});
