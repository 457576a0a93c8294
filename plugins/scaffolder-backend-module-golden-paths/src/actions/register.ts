import type { AuthService } from '@backstage/backend-plugin-api';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { Place } from '@waymark/plugin-changes-node';
import {
  goldenPathValuesSchema,
  repositorySchema,
  type LedgerRecord,
} from '@waymark/plugin-tenants-common';
import { z } from 'zod';
import type { DocsBuilds } from '../catalog/DocsBuilds';
import { registerLocation } from '../catalog/registerLocation';
import { catalogInfoUrl as urlOf } from '../repository/catalogInfoUrl';
import type { RunSessions } from '../run/RunSessions';
import { defineAction } from './defineAction';
import { registerExamples } from './examples';

const STEP = { id: 'register', title: 'Register in the catalog' };

/** `waymark:catalog:register`: adds the location, waits for the entity, and ends the run. */
export function createRegisterAction(options: {
  auth: AuthService;
  catalog: CatalogService;
  docs: Pick<DocsBuilds, 'start'>;
  place: Place;
  sessions: RunSessions;
}) {
  const { auth, catalog, docs, place, sessions } = options;
  return defineAction({
    id: 'waymark:catalog:register',
    description:
      'Registers the service in the catalog, waits until its entry is there, and ends the provisioning run. May be repeated.',
    examples: registerExamples,
    input: z.object({
      name: goldenPathValuesSchema.shape.name,
      repositoryUrl: repositorySchema.shape.url.describe(
        'Output of waymark:repository:publish',
      ),
      catalogInfoPath: z
        .string()
        .regex(/^[A-Za-z0-9_-][A-Za-z0-9._/-]*$/)
        .max(200)
        .optional()
        .describe('In the repository; catalog-info.yaml by default'),
    }),
    output: z.object({
      entityRef: z.string(),
      catalogInfoUrl: z.string(),
    }),
    async handler(ctx) {
      const { name, repositoryUrl, catalogInfoPath } = ctx.input;
      const ref = { owner: place.organization, name };
      const entityRef = `component:default/${name}`;
      const target = urlOf(place.forge, ref, catalogInfoPath);
      ctx.output('entityRef', entityRef);
      ctx.output('catalogInfoUrl', target);
      if (ctx.isDryRun) {
        ctx.logger.info(`Would register ${target}`);
        return;
      }
      const session = await sessions.current(ctx);
      if (session.run.state === 'done') return;
      const record = (state: LedgerRecord['state']) =>
        session.ledger({
          kind: 'catalog-location',
          target,
          state,
          cleanUp: { action: 'unregister-location', target },
        });
      const credentials = await ctx.getInitiatorCredentials();
      await session.step(STEP, async outbound => {
        await record('planned');
        await registerLocation({
          catalog,
          credentials,
          ownCredentials: await auth.getOwnServiceCredentials(),
          entityRef,
          outbound,
          signal: ctx.signal,
          target,
        });
        await record('made');
      });
      await session.finish([
        { kind: 'repository', title: 'Repository', url: repositoryUrl },
        {
          kind: 'catalog',
          title: 'Catalog entry',
          url: `/catalog/default/component/${name}`,
        },
        {
          kind: 'docs',
          title: 'Documentation',
          url: `/docs/default/component/${name}`,
        },
      ]);
      docs.start(entityRef, credentials);
      ctx.logger.info(`${entityRef} is in the catalog`);
    },
  });
}
