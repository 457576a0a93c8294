import {
  provisioningRunSchema,
  provisionResultSchema,
  runChangeSetSchema,
} from '@waymark/plugin-tenants-common';
import { z } from 'zod';
import type { RunSessions } from '../run/RunSessions';
import { defineAction } from './defineAction';
import { provisionExamples } from './examples';
import { serviceInputSchema, toValues } from './serviceInput';

const runs = provisioningRunSchema.shape;
const sets = runChangeSetSchema.shape;

/**
 * `waymark:provision`: the verb of the tenants plugin, as a step. Namespace and workload go to branch
 * main as one change set.
 */
export function createProvisionAction(options: { sessions: RunSessions }) {
  const { sessions } = options;
  return defineAction({
    id: 'waymark:provision',
    description:
      'Makes the namespace (unless the team has it) and the workload of a service by one change set. May be repeated: the same task gives the same commit.',
    examples: provisionExamples,
    input: z.object({ service: serviceInputSchema }),
    output: z.object({
      runId: runs.id.optional().describe('The provisioning run'),
      state: runs.state,
      changeSetId: sets.id.optional(),
      commit: sets.commit.describe('Commit on branch main'),
      changeRequestUrl: sets.changeRequestUrl.describe(
        'What has to be merged first',
      ),
      objectCount: provisionResultSchema.shape.objectCount,
      namespace: provisionResultSchema.shape.namespaceName,
      notes: runs.notes,
    }),
    async handler(ctx) {
      const values = toValues(ctx.input.service);
      const namespace = `${values.owner}-${values.environment}`;
      if (ctx.isDryRun) {
        const preview = await sessions.preview(ctx, values);
        ctx.output('state', preview.valid ? 'committed' : 'failed');
        ctx.output('objectCount', preview.objectCount);
        ctx.output('namespace', preview.namespace?.name ?? namespace);
        ctx.output('notes', preview.notes);
        for (const change of preview.changes) {
          ctx.logger.info(`Would write ${change.path}`);
        }
        return;
      }
      const session = await sessions.open(ctx, values);
      ctx.signal?.throwIfAborted();
      const { run, namespaceName, objectCount } = await session.provision();
      const { changeSet } = run;
      ctx.output('runId', run.id);
      ctx.output('state', run.state);
      ctx.output('changeSetId', changeSet?.id);
      ctx.output('commit', changeSet?.commit);
      ctx.output('changeRequestUrl', changeSet?.changeRequestUrl);
      ctx.output('objectCount', objectCount);
      ctx.output('namespace', namespaceName);
      ctx.output('notes', run.notes);
      for (const note of run.notes) ctx.logger.info(note);
    },
  });
}
