import { expect } from 'expect';
import { ForgeNotFoundError, ForgeNotMergeableError } from '../errors';
import type { WorkingCopy } from './WorkingCopy';
import type { ConformanceCases } from './context';

/** What git itself does with the forge. */
export const pushCases: ConformanceCases = {
  'takes a push and serves it': async context => {
    const { forge } = context;
    const { ref, copy } = await context.repository('push');
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
      browse.history(ref, 'main'),
    ];
    for (const page of pages)
      expect([page, (await fetch(page)).status]).toEqual([page, 200]);
  },

  'lets one of two racing pushes win and the other build on it':
    async context => {
      const { forge } = context;
      const { ref, copy } = await context.repository('compare');
      const other = await context.clone(forge.writer, ref);
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
    },

  'guards a protected branch': async context => {
    const { forge } = context;
    const { ref, copy } = await context.repository('protected');
    const { login } = await forge.writer.whoAmI();
    const rule = { branch: 'rendered', pushUsers: [login] };
    await forge.admin.protectBranch(ref, rule);
    await forge.admin.protectBranch(ref, rule);
    await forge.admin.protectBranch(ref, { branch: 'main' });
    await expect(copy.git('push', 'origin', 'HEAD:rendered')).rejects.toThrow(
      /rendered/,
    );
    const writer = await context.clone(forge.writer, ref);
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
  },

  'lets nobody merge into a branch that they may not push to':
    async context => {
      const { forge } = context;
      const { ref, copy } = await context.repository('merged-around');
      await copy.git('push', '--quiet', 'origin', 'HEAD:rendered');
      const { login } = await forge.writer.whoAmI();
      const rule = { branch: 'rendered', pushUsers: [login] };
      await forge.admin.protectBranch(ref, rule);
      await copy.pushBranch('around', { 'out.yaml': 'a: 1\n' });
      const { number } = await forge.admin.createChangeRequest(ref, {
        title: 'Around the reconciler',
        source: 'around',
        target: 'rendered',
      });
      await expect(forge.admin.mergeChangeRequest(ref, number)).rejects.toThrow(
        ForgeNotMergeableError,
      );
      await expect(
        forge.writer.mergeChangeRequest(ref, number),
      ).resolves.toMatchObject({ state: 'merged' });
    },

  'lets those named for it merge what they may not push': async context => {
    const { forge } = context;
    const { ref, copy } = await context.repository('merged-by-reviewer');
    const [pusher, reviewer] = await Promise.all(
      [forge.admin, forge.writer].map(
        async each => (await each.whoAmI()).login,
      ),
    );
    const rule = {
      branch: 'main',
      pushUsers: [pusher],
      mergeUsers: [reviewer],
    };
    await forge.admin.protectBranch(ref, rule);
    await forge.admin.protectBranch(ref, rule);
    await copy.pushBranch('asked', { 'intent.yaml': 'a: 1\n' });
    const { number } = await forge.admin.createChangeRequest(ref, {
      title: 'Asked for',
      source: 'asked',
      target: 'main',
    });
    await expect(forge.admin.mergeChangeRequest(ref, number)).rejects.toThrow(
      ForgeNotMergeableError,
    );
    await expect(
      forge.writer.mergeChangeRequest(ref, number),
    ).resolves.toMatchObject({ state: 'merged' });
    const theirs = await context.clone(forge.writer, ref);
    await theirs.commit('Around the review', { 'intent.yaml': 'a: 2\n' });
    await expect(theirs.git('push', 'origin', 'HEAD:main')).rejects.toThrow(
      /main/,
    );
    await copy.git('pull', '--quiet', '--rebase', 'origin', 'main');
    await copy.commit('By the platform', { 'intent.yaml': 'a: 3\n' });
    await copy.git('push', '--quiet', 'origin', 'HEAD:main');
  },
};
