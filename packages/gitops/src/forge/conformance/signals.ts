import { expect } from 'expect';
import { ForgeNotMergeableError } from '../errors';
import { HookReceiver } from './HookReceiver';
import { changeRequestEvent, pushEvent, verifyWebhook } from '../webhook';
import type { ConformanceCases } from './context';

/** Statuses that hold a merge, and webhooks. */
export const signalCases: ConformanceCases = {
  'holds a change request until its required status succeeds':
    async context => {
      const { forge } = context;
      const { ref, copy } = await context.repository('status');
      const required = 'waymark/validate';
      await forge.admin.protectBranch(ref, {
        branch: 'main',
        requiredStatuses: [required],
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
        context: required,
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
        context: required,
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
    },

  'tells a webhook of pushes and change requests, signed': async context => {
    const { forge } = context;
    const { ref, copy } = await context.repository('hook');
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
      // A forge may still be telling of the push before: deliveries need not be in time.
      const push = await receiver.waitFor(
        ({ event, body }) => event === 'push' && JSON.parse(body).after === sha,
      );
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
      expect(changeRequestEvent.parse(JSON.parse(merged.body))).toMatchObject({
        action: 'closed',
        number: opened.number,
      });
      await expect(forge.admin.deleteWebhook(ref, hook.id)).resolves.toBe(true);
      await expect(forge.admin.deleteWebhook(ref, hook.id)).resolves.toBe(
        false,
      );
      expect(await forge.admin.listWebhooks(ref)).toEqual([]);
    } finally {
      await receiver.stop();
    }
  },
};
