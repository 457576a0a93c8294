import { expect } from 'expect';
import {
  ForgeInputError,
  ForgeNotFoundError,
  ForgeNotMergeableError,
} from '../errors';
import type { ConformanceCases } from './context';

/** Change requests from opening to merge. */
export const changeRequestCases: ConformanceCases = {
  'opens, describes and merges a change request, each twice without harm':
    async context => {
      const { forge } = context;
      const { ref, copy } = await context.repository('merge');
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
    },

  'tells who reviewed which commit and who merged, and finds the change request of a merge':
    async context => {
      const { forge } = context;
      const { ref, copy } = await context.repository('reviews');
      const sha = await copy.pushBranch('reviewed', { 'c.txt': 'c\n' });
      const { number } = await forge.admin.createChangeRequest(ref, {
        title: 'Add c',
        source: 'reviewed',
        target: 'main',
      });
      expect(await forge.admin.listReviews(ref, number)).toEqual([]);
      // Nobody approves what they opened.
      await expect(
        forge.admin.reviewChangeRequest(ref, number, { verdict: 'approved' }),
      ).rejects.toThrow(ForgeInputError);
      await forge.writer.reviewChangeRequest(ref, number, {
        verdict: 'commented',
        body: 'Why c?',
      });
      await forge.writer.reviewChangeRequest(ref, number, {
        verdict: 'approved',
      });
      const { login, email } = await forge.writer.whoAmI();
      expect(await forge.admin.listReviews(ref, number)).toEqual([
        expect.objectContaining({ verdict: 'commented', body: 'Why c?', sha }),
        expect.objectContaining({
          verdict: 'approved',
          sha,
          user: expect.objectContaining({ login }),
        }),
      ]);
      const before = await forge.admin.getChangeRequest(ref, number);
      expect(before.mergedBy).toBeUndefined();
      const merged = await forge.writer.mergeChangeRequest(ref, number);
      expect(merged.mergedBy).toMatchObject({ login });
      expect(email).toContain('@');
      const commit = merged.mergeCommit ?? '';
      await expect(
        forge.admin.findMergedChangeRequest(ref, commit),
      ).resolves.toMatchObject({ number, mergeCommit: commit });
      await expect(
        forge.admin.findMergedChangeRequest(ref, sha),
      ).resolves.toBeUndefined();
    },

  'squashes, closes, and refuses what conflicts': async context => {
    const { forge } = context;
    const { ref, copy } = await context.repository('conflict');
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
  },
};
