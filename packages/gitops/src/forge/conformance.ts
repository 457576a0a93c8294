import {
  ForgeDeniedError,
  ForgeInputError,
  ForgeNotFoundError,
  ForgeNotMergeableError,
} from './errors';
import { HookReceiver } from './testing/HookReceiver';
import { WorkingCopy } from './testing/WorkingCopy';
import type { Forge, RepositoryRef } from './types';
import { changeRequestEvent, pushEvent, verifyWebhook } from './webhook';

/** The forge under test, seen by three users. */
export type ConformanceForge = {
  /** Organization of the repositories; may have to be made. */
  owner: string;
  /** May administer the organization. */
  admin: Forge;
  /** May push, and is the only one named in a protection. */
  writer: Forge;
  /** Sends a token that the forge does not know. */
  stranger: Forge;
  /** Name by which the forge reaches this machine. */
  hookHost: string;
  stop(): Promise<void>;
};

/**
 * What Waymark relies on in a forge, as a jest suite against a running one. Every implementation of
 * `Forge`, and every product it talks to, has to pass it.
 */
export function describeForge(
  name: string,
  start: () => Promise<ConformanceForge>,
): void {
  describe(`${name} as a forge`, () => {
    let forge: ConformanceForge;
    const copies: WorkingCopy[] = [];
    const made: RepositoryRef[] = [];
    const run = Date.now().toString(36);

    beforeAll(async () => {
      forge = await start();
      await forge.admin.ensureOrganization(forge.owner);
    }, 120_000);

    afterAll(async () => {
      for (const copy of copies) await copy.remove();
      for (const ref of made) await forge?.admin.deleteRepository(ref);
      await forge?.stop();
    }, 60_000);

    async function clone(as: Forge, ref: RepositoryRef): Promise<WorkingCopy> {
      const copy = await WorkingCopy.clone(as, ref);
      copies.push(copy);
      return copy;
    }

    async function repository(
      label: string,
    ): Promise<{ ref: RepositoryRef; copy: WorkingCopy }> {
      const ref = { owner: forge.owner, name: `conformance-${label}-${run}` };
      made.push(ref);
      await forge.admin.ensureRepository(ref, {
        description: `Conformance: ${label}`,
      });
      const copy = await clone(forge.admin, ref);
      await copy.commit('Start', {
        'README.md': '# Start\n',
        'a.txt': 'one\ntwo\nthree\n',
      });
      await copy.git('push', '--quiet', 'origin', 'HEAD:refs/heads/main');
      return { ref, copy };
    }

    it('makes, finds, lists and deletes repositories, each twice without harm', async () => {
      const ref = { owner: forge.owner, name: `conformance-made-${run}` };
      made.push(ref);
      await expect(forge.admin.getRepository(ref)).rejects.toThrow(
        ForgeNotFoundError,
      );
      const first = await forge.admin.ensureRepository(ref, {
        description: 'Made',
      });
      expect(first).toMatchObject({
        created: true,
        repository: {
          ...ref,
          description: 'Made',
          empty: true,
          defaultBranch: 'main',
        },
      });
      const again = await forge.admin.ensureRepository(ref, {
        description: 'Other',
      });
      expect(again).toMatchObject({
        created: false,
        repository: { description: 'Made' },
      });
      const listed = await forge.admin.listRepositories(forge.owner);
      expect(listed.map(each => each.name)).toContain(ref.name);
      await forge.admin.ensureOrganization(forge.owner);
      await expect(forge.admin.deleteRepository(ref)).resolves.toBe(true);
      await expect(forge.admin.deleteRepository(ref)).resolves.toBe(false);
    }, 60_000);

    it('makes a repository once when many ask for it at the same time', async () => {
      const ref = { owner: forge.owner, name: `conformance-race-${run}` };
      made.push(ref);
      const results = await Promise.all(
        Array.from({ length: 5 }, () => forge.admin.ensureRepository(ref)),
      );
      expect(results.filter(({ created }) => created)).toHaveLength(1);
    }, 60_000);

    it('refuses strangers', async () => {
      const ref = { owner: forge.owner, name: `conformance-never-${run}` };
      await expect(forge.stranger.whoAmI()).rejects.toThrow(ForgeDeniedError);
      await expect(forge.stranger.ensureRepository(ref)).rejects.toThrow(
        ForgeDeniedError,
      );
    }, 60_000);

    it('takes a push and serves it', async () => {
      const { ref, copy } = await repository('push');
      const path = 'docs/with space/ümlaut & more.md';
      const sha = await copy.commit('Add a document', { [path]: 'Grüße\n' });
      await copy.git('push', '--quiet', 'origin', 'HEAD:refs/heads/main');
      expect(await forge.admin.getBranch(ref, 'main')).toMatchObject({
        name: 'main',
        sha,
      });
      const file = await forge.admin.readFile(ref, path, 'main');
      expect(file.content.toString('utf8')).toBe('Grüße\n');
      expect(file.blobSha).toBe(await copy.git('rev-parse', `HEAD:${path}`));
      expect(await forge.admin.getRepository(ref)).toMatchObject({
        empty: false,
      });
      await expect(forge.admin.readFile(ref, 'none', 'main')).rejects.toThrow(
        ForgeNotFoundError,
      );
      await expect(forge.admin.getBranch(ref, 'none')).rejects.toThrow(
        ForgeNotFoundError,
      );
      const { browse } = forge.admin;
      const pages = [
        browse.repository(ref),
        browse.file(ref, 'main', path),
        browse.fileAt(ref, sha, 'docs'),
        browse.commit(ref, sha),
      ];
      for (const page of pages)
        expect([page, (await fetch(page)).status]).toEqual([page, 200]);
    }, 60_000);

    it('lets one of two racing pushes win and the other build on it', async () => {
      const { ref, copy } = await repository('compare');
      const other = await clone(forge.writer, ref);
      await copy.commit('Mine', { 'mine.txt': 'mine\n' });
      await other.commit('Theirs', { 'theirs.txt': 'theirs\n' });
      const push = (each: WorkingCopy) =>
        each.git('push', '--quiet', 'origin', 'HEAD:main');
      const results = await Promise.allSettled([push(copy), push(other)]);
      expect(results.map(({ status }) => status).sort()).toEqual([
        'fulfilled',
        'rejected',
      ]);
      const loser = results[0].status === 'rejected' ? copy : other;
      await loser.git('pull', '--quiet', '--rebase', 'origin', 'main');
      await push(loser);
      const mine = await forge.admin.readFile(ref, 'mine.txt', 'main');
      const theirs = await forge.admin.readFile(ref, 'theirs.txt', 'main');
      expect([String(mine.content), String(theirs.content)]).toEqual([
        'mine\n',
        'theirs\n',
      ]);
    }, 60_000);

    it('guards a protected branch', async () => {
      const { ref, copy } = await repository('protected');
      const { login } = await forge.writer.whoAmI();
      const rule = { branch: 'rendered', pushUsers: [login] };
      await forge.admin.protectBranch(ref, rule);
      await forge.admin.protectBranch(ref, rule);
      await forge.admin.protectBranch(ref, { branch: 'main' });
      await expect(copy.git('push', 'origin', 'HEAD:rendered')).rejects.toThrow(
        /rendered/,
      );
      const writer = await clone(forge.writer, ref);
      await writer.git('push', '--quiet', 'origin', 'HEAD:rendered');
      expect(await forge.admin.getBranch(ref, 'rendered')).toMatchObject({
        protected: true,
      });
      await writer.commit('Rendered', { 'out.yaml': 'a: 1\n' });
      await writer.git('push', '--quiet', 'origin', 'HEAD:rendered');
      await expect(writer.git('push', 'origin', ':rendered')).rejects.toThrow(
        /rendered/,
      );
      await copy.git('commit', '--quiet', '--amend', '-m', 'Rewritten');
      await expect(
        copy.git('push', '--force', 'origin', 'HEAD:main'),
      ).rejects.toThrow(/main/);
    }, 60_000);

    it('opens, describes and merges a change request, each twice without harm', async () => {
      const { ref, copy } = await repository('merge');
      const source = 'change/set-1';
      const sha = await copy.pushBranch(source, { 'b.txt': 'b\n' });
      const input = {
        title: 'Add b',
        body: 'Because.',
        source,
        target: 'main',
      };
      const opened = await forge.admin.createChangeRequest(ref, input);
      expect(opened).toMatchObject({
        state: 'open',
        title: 'Add b',
        body: 'Because.',
      });
      expect(opened.source).toEqual({ branch: source, sha });
      const again = await forge.admin.createChangeRequest(ref, input);
      expect(again.number).toBe(opened.number);
      const listed = await forge.admin.listChangeRequests(ref, {
        source,
        target: 'main',
      });
      expect(listed.map(each => each.number)).toEqual([opened.number]);
      expect(
        await forge.admin.listChangeRequests(ref, { source: 'other' }),
      ).toEqual([]);
      expect(await forge.admin.listChangedFiles(ref, opened.number)).toEqual([
        expect.objectContaining({
          path: 'b.txt',
          status: 'added',
          additions: 1,
          deletions: 0,
        }),
      ]);
      await forge.admin.commentOnChangeRequest(
        ref,
        opened.number,
        'Looks *good*.',
      );
      const page = forge.admin.browse.changeRequest(ref, opened.number);
      expect((await fetch(page)).status).toBe(200);
      await expect(
        forge.admin.mergeChangeRequest(ref, opened.number, {
          expectedHead: 'f'.repeat(40),
        }),
      ).rejects.toThrow(ForgeNotMergeableError);
      const merged = await forge.admin.mergeChangeRequest(ref, opened.number, {
        title: 'Merge the change',
        expectedHead: sha,
        deleteSource: true,
      });
      expect(merged.state).toBe('merged');
      expect(merged.mergeCommit).toBe(
        (await forge.admin.getBranch(ref, 'main')).sha,
      );
      await expect(
        forge.admin.mergeChangeRequest(ref, opened.number),
      ).resolves.toMatchObject({
        mergeCommit: merged.mergeCommit,
      });
      await copy.git('pull', '--quiet', 'origin', 'main');
      expect(await copy.git('log', '-1', '--format=%s')).toBe(
        'Merge the change',
      );
      await expect(forge.admin.getBranch(ref, source)).rejects.toThrow(
        ForgeNotFoundError,
      );
    }, 60_000);

    it('squashes, closes, and refuses what conflicts', async () => {
      const { ref, copy } = await repository('conflict');
      const create = (source: string) =>
        forge.admin.createChangeRequest(ref, {
          title: source,
          source,
          target: 'main',
        });
      await copy.pushBranch('left', { 'a.txt': 'left\ntwo\nthree\n' });
      await copy.pushBranch('right', { 'a.txt': 'right\ntwo\nthree\n' });
      await copy.pushBranch('below', { 'a.txt': 'one\ntwo\nbelow\n' });
      const left = await create('left');
      const right = await create('right');
      const below = await create('below');
      const squashed = await forge.admin.mergeChangeRequest(ref, left.number, {
        method: 'squash',
      });
      expect(squashed.state).toBe('merged');
      await copy.git('fetch', '--quiet', 'origin');
      expect(await copy.git('rev-list', '--count', 'origin/main')).toBe('2');
      await expect(
        forge.admin.mergeChangeRequest(ref, right.number),
      ).rejects.toThrow(ForgeNotMergeableError);
      await forge.admin.mergeChangeRequest(ref, below.number);
      const both = await forge.admin.readFile(ref, 'a.txt', 'main');
      expect(String(both.content)).toBe('left\ntwo\nbelow\n');
      await expect(
        forge.admin.closeChangeRequest(ref, right.number),
      ).resolves.toMatchObject({
        state: 'closed',
      });
      await forge.admin.closeChangeRequest(ref, right.number);
      await expect(
        forge.admin.mergeChangeRequest(ref, right.number),
      ).rejects.toThrow(ForgeNotMergeableError);
      await expect(create('nowhere')).rejects.toThrow(ForgeNotFoundError);
      await expect(create('main')).rejects.toThrow(ForgeInputError);
    }, 60_000);

    it('holds a change request until its required status succeeds', async () => {
      const { ref, copy } = await repository('status');
      const context = 'waymark/validate';
      await forge.admin.protectBranch(ref, {
        branch: 'main',
        requiredStatuses: [context],
      });
      const sha = await copy.pushBranch('checked', { 'c.txt': 'c\n' });
      const { number } = await forge.admin.createChangeRequest(ref, {
        title: 'Checked',
        source: 'checked',
        target: 'main',
      });
      expect(await forge.admin.getCombinedStatus(ref, sha)).toEqual({
        state: 'pending',
        statuses: [],
      });
      await forge.admin.setCommitStatus(ref, sha, {
        context,
        state: 'failure',
      });
      await forge.admin.setCommitStatus(ref, sha, {
        context: 'other',
        state: 'success',
      });
      expect(await forge.admin.getCombinedStatus(ref, sha)).toMatchObject({
        state: 'failure',
      });
      await expect(
        forge.writer.mergeChangeRequest(ref, number),
      ).rejects.toThrow(ForgeNotMergeableError);
      const targetUrl = 'http://localhost:7070/runs/1';
      const success = {
        context,
        state: 'success',
        description: 'Valid',
        targetUrl,
      } as const;
      await forge.admin.setCommitStatus(ref, sha, success);
      const combined = await forge.admin.getCombinedStatus(ref, sha);
      expect(combined.state).toBe('success');
      expect(combined.statuses).toContainEqual(success);
      await expect(
        forge.admin.mergeChangeRequest(ref, number),
      ).resolves.toMatchObject({
        state: 'merged',
      });
    }, 60_000);

    it('tells a webhook of pushes and change requests, signed', async () => {
      const { ref, copy } = await repository('hook');
      const receiver = await HookReceiver.start();
      try {
        const secret = 'a secret of this test';
        const url = receiver.url(forge.hookHost);
        const input = {
          url,
          events: ['push' as const, 'pull_request' as const],
          secret,
        };
        const hook = await forge.admin.createWebhook(ref, input);
        expect((await forge.admin.createWebhook(ref, input)).id).toBe(hook.id);
        const sha = await copy.pushBranch('hooked', { 'h.txt': 'h\n' });
        const push = await receiver.waitFor(({ event }) => event === 'push');
        expect(verifyWebhook(push.body, push.signature, secret)).toBe(true);
        expect(verifyWebhook(push.body, push.signature, 'another')).toBe(false);
        expect(verifyWebhook(`${push.body} `, push.signature, secret)).toBe(
          false,
        );
        expect(pushEvent.parse(JSON.parse(push.body))).toMatchObject({
          ref: 'refs/heads/hooked',
          after: sha,
          repository: { name: ref.name, owner: { login: ref.owner } },
        });
        const source = 'hooked';
        const opened = await forge.admin.createChangeRequest(ref, {
          title: 'Hooked',
          source,
          target: 'main',
        });
        await forge.admin.mergeChangeRequest(ref, opened.number);
        const merged = await receiver.waitFor(
          ({ event, body }) =>
            event === 'pull_request' &&
            JSON.parse(body).pull_request?.merged === true,
        );
        expect(changeRequestEvent.parse(JSON.parse(merged.body))).toMatchObject(
          {
            action: 'closed',
            number: opened.number,
          },
        );
        await expect(forge.admin.deleteWebhook(ref, hook.id)).resolves.toBe(
          true,
        );
        await expect(forge.admin.deleteWebhook(ref, hook.id)).resolves.toBe(
          false,
        );
        expect(await forge.admin.listWebhooks(ref)).toEqual([]);
      } finally {
        await receiver.stop();
      }
    }, 60_000);
  });
}
