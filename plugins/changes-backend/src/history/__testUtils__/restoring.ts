import { randomUUID } from 'node:crypto';
import { seedFiles } from '@waymark/plugin-platform-config-common';
import type { Cases } from '../../__testUtils__/Cases';
import { pushByHand } from '../../__testUtils__/branches';
import { namespaceYaml } from '../../__testUtils__/documents';
import { folder } from '../../__testUtils__/edits';
import { RAG, SEARCH, type TestHistory } from './TestHistory';

const QUOTA = 'platform/quotas/small.yaml';

/** Cases of restoring, by name; each leaves main as the next one finds it. */
export function restoring(history: TestHistory): Cases {
  const { search, compare, restore, line } = history;
  /** What a restoration changed on main, and what of the whole tree is another than it was then. */
  const restored = async (person: string, at: string, what: object = {}) => {
    const { changeSet, documents } = await restore(person, {
      ...{ at, ...what, mode: 'commit' },
      idempotencyKey: `restore:${randomUUID()}`,
    });
    const { items } = await compare(
      'emil-sorensen',
      `before=${at}&after=${changeSet?.commit}`,
    );
    return {
      documents: Object.fromEntries(
        documents.map(({ path, change }) => [path, change]),
      ),
      differing: items.map(({ path }) => path),
    };
  };

  return {
    async 'restores a document through a change set, and previews it first'() {
      const request = { at: line.scaled, path: RAG };
      const dry = await restore('ada-okafor', { ...request, dryRun: true });
      expect(dry).toMatchObject({
        as: { commit: line.scaled },
        base: line.removed,
        documents: [{ path: RAG, change: 'added' }],
        preview: { valid: true },
      });
      expect(dry).not.toHaveProperty('changeSet');
      const wanted = {
        ...request,
        mode: 'commit',
        idempotencyKey: `restore:${randomUUID()}`,
      };
      const done = await restore('ada-okafor', wanted);
      expect(done.changeSet).toMatchObject({ state: 'committed' });
      const again = await restore('ada-okafor', wanted);
      expect(again.changeSet?.id).toBe(done.changeSet?.id);
      const [entry] = (await search('ada-okafor', '?limit=1')).items;
      expect(entry).toMatchObject({
        changeSet: done.changeSet?.id,
        reason: `Restore ${RAG} as of commit ${line.scaled.slice(0, 12)}`,
      });
      const { items } = await compare(
        'ada-okafor',
        `before=${line.scaled}&after=${entry.commit}&path=${RAG}`,
      );
      expect(items).toEqual([]);
    },

    async 'restores the whole tree and one kind by one who may, and says what would not be valid'() {
      const invalid = await restore('emil-sorensen', {
        at: '2001-01-01',
        path: `${folder('assistant')}/_namespace.yaml`,
        dryRun: true,
      });
      expect(invalid).toMatchObject({
        documents: [{ change: 'removed' }],
        preview: { valid: false },
      });
      const service = { kind: 'WebService' };
      expect(await restored('emil-sorensen', line.rag)).toEqual({
        documents: { [RAG]: 'changed', [SEARCH]: 'removed' },
        differing: [],
      });
      expect(await restored('emil-sorensen', line.scaled, service)).toEqual({
        documents: { [RAG]: 'changed' },
        // Of another kind.
        differing: [SEARCH],
      });
      expect(await restored('emil-sorensen', line.scaled)).toEqual({
        documents: { [SEARCH]: 'added' },
        differing: [],
      });
      // Only her own team's documents are hers to read, and so to restore.
      expect(await restored('ada-okafor', line.namespace)).toEqual({
        documents: { [RAG]: 'removed' },
        differing: [SEARCH],
      });
    },

    async 'restores as the rules have it when nobody says how'() {
      const request = { at: line.scaled, path: RAG };
      const dry = await restore('ada-okafor', { ...request, dryRun: true });
      expect(dry).toMatchObject({ mode: 'commit', reviews: [] });
      const done = await restore('ada-okafor', {
        ...request,
        idempotencyKey: `restore:${randomUUID()}`,
      });
      expect(done.changeSet).toMatchObject({ mode: 'commit' });
      const production = 'tenants/assistant/production/';
      await pushByHand(history.portal, {
        [`${production}_namespace.yaml`]: namespaceYaml(
          'assistant',
          'production',
        ),
      });
      const reviewed = await restore('emil-sorensen', {
        at: line.scaled,
        path: production,
        dryRun: true,
      });
      expect(reviewed).toMatchObject({
        mode: 'change-request',
        reviews: [
          { rule: 'environment.production', environment: 'production' },
        ],
      });
    },

    async 'shows configuration of the platform to whoever reads any intent, and restores it by who may write it'() {
      await pushByHand(history.portal, {
        [QUOTA]: seedFiles().get(QUOTA) ?? '',
      });
      await history.replica
        .as('emil-sorensen')
        .post('/reconciler/runs')
        .expect(200);
      const { items } = await search('ada-okafor', `?path=platform/`);
      expect(items.map(({ path }) => path)).toEqual([QUOTA]);
      const denied = await history.replica
        .as('ada-okafor')
        .post('/history/restore', {
          at: line.scaled,
          path: QUOTA,
          dryRun: true,
        })
        .expect(403);
      expect(denied.body.error).toMatchObject({
        permission: 'changes.change-set.create',
      });
      const own = await restore('ada-okafor', {
        at: line.scaled,
        dryRun: true,
      });
      expect(own.documents.map(({ path }) => path)).not.toContain(QUOTA);
    },
  };
}
