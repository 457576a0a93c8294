import type { UrlReaderService } from '@backstage/backend-plugin-api';
import type { ScmIntegrations } from '@backstage/integration';
import type { CurrentPlatform, Place } from '@waymark/plugin-changes-node';
import { repositorySchema } from '@waymark/plugin-tenants-common';
import { z } from 'zod';
import { authorOf } from '../repository/author';
import { catalogInfoUrl } from '../repository/catalogInfoUrl';
import { publishRepository } from '../repository/publishRepository';
import { fetchLayers } from '../render/fetchLayers';
import { renderRepository } from '../render/renderRepository';
import type { PlannedDocuments } from '../run/planned';
import { templateOf, type RunSessions } from '../run/RunSessions';
import { defineAction } from './defineAction';
import { publishExamples } from './examples';
import { serviceInputSchema, toValues } from './serviceInput';

const STEP = { id: 'repository', title: 'Create the repository' };

/**
 * `waymark:repository:publish`: renders the skeleton, chart and lineage in a folder of its own and
 * pushes them to a new repository. One action, because a task recovered on another replica finds an
 * empty workspace.
 */
export function createPublishAction(options: {
  integrations: ScmIntegrations;
  place: Place;
  /** What the chart is compiled with. */
  platform: Pick<CurrentPlatform, 'read'>;
  reader: UrlReaderService;
  sessions: RunSessions;
}) {
  const { integrations, place, platform, reader, sessions } = options;
  const { forge, organization } = place;
  return defineAction({
    id: 'waymark:repository:publish',
    description:
      'Renders the skeleton of a golden path and publishes it as a new repository. May be repeated: the repository of the same run is adopted, any other with this name is a conflict.',
    examples: publishExamples,
    input: z.object({
      sources: z
        .array(z.string().min(1).max(500))
        .min(1)
        .max(10)
        .describe(
          'Folders of the skeleton, relative to template.yaml; a later one is laid over an earlier one',
        ),
      copyWithoutTemplating: z
        .array(z.string().max(200))
        .max(50)
        .optional()
        .describe('Globs of files that are copied as they are'),
      service: serviceInputSchema,
    }),
    output: z.object({
      repositoryUrl: repositorySchema.shape.url.describe(
        'Page of the repository',
      ),
      cloneUrl: z.string(),
      commit: repositorySchema.shape.headCommit.describe(
        'First commit on main',
      ),
      catalogInfoUrl: z.string().describe('What the catalog reads'),
      runId: z.string().optional().describe('The provisioning run'),
    }),
    async handler(ctx) {
      const { sources, copyWithoutTemplating = [] } = ctx.input;
      const values = toValues(ctx.input.service);
      const ref = { owner: organization, name: values.name };
      ctx.output('repositoryUrl', forge.browse.repository(ref));
      ctx.output('cloneUrl', forge.cloneUrl(ref));
      ctx.output('catalogInfoUrl', catalogInfoUrl(forge, ref));

      const layers = await fetchLayers({
        baseUrl: ctx.templateInfo?.baseUrl,
        directory: await ctx.createTemporaryDirectory(),
        integrations,
        reader,
        sources,
      });
      const current = await platform.read();
      const render = (run: string, planned: PlannedDocuments) =>
        renderRepository({
          layers,
          copyWithoutTemplating,
          place: { ...place, platform: current },
          template: templateOf(ctx),
          values,
          run,
          ...planned,
        });

      if (ctx.isDryRun) {
        const files = render('dry-run', await sessions.planned(ctx, values));
        ctx.logger.info(
          `Would publish ${files.size} files to ${forge.browse.repository(
            ref,
          )}`,
        );
        return;
      }

      const session = await sessions.open(ctx, values);
      ctx.output('runId', session.run.id);
      const { repository, state } = session.run;
      if (state === 'done' && repository?.headCommit) {
        ctx.output('commit', repository.headCommit);
        return;
      }
      const { commit } = await session.step(STEP, async outbound => {
        const files = render(session.run.id, await session.planned());
        ctx.signal?.throwIfAborted();
        return publishRepository({
          forge,
          ref,
          description: values.description ?? '',
          files,
          author: authorOf(ctx.user, session.run.requestedBy),
          run: session.run,
          directory: await ctx.createTemporaryDirectory(),
          outbound,
          ledger: record => session.ledger(record),
        });
      });
      ctx.output('commit', commit);
      ctx.logger.info(`Published ${forge.browse.repository(ref)} at ${commit}`);
    },
  });
}
