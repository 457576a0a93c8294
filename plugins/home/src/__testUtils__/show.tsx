import type { Entity } from '@backstage/catalog-model';
import { fetchApiRef } from '@backstage/frontend-plugin-api';
import { mockApis, renderTestApp } from '@backstage/frontend-test-utils';
import { notificationsApiRef } from '@backstage/plugin-notifications';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { failedAnswer } from '@waymark/portal-ui/testUtils';
import { homePlugin } from '../plugin';
import { commits, reconciler, services, template } from './answers';

/** Makes an answer anew: a response is read once. */
type Answer = () => Response;

/** The same body each time. */
export const answer =
  (body: unknown): Answer =>
  () =>
    Response.json(body);

const quiet: Record<string, Answer> = {
  '/tenants/runs': answer({ items: [] }),
  '/tenants/services': answer(services),
  '/changes/change-sets': answer({ items: [] }),
  '/changes/commits': answer(commits()),
  '/changes/reconciler': answer(reconciler),
};

/** Permission to start a golden path. */
export const START = 'scaffolder.task.create';
/** Permission to approve proposed changes. */
export const REVIEW = 'changes.change-set.review';

type Setup = {
  answers?: Record<string, Answer>;
  entities?: Entity[];
  teams?: string[];
  /** Permissions that the reader lacks. */
  denied?: string[];
};

/** Renders the home page of Ada Okafor with these answers of the backends; all others are quiet. */
export function show({
  answers = {},
  entities = [],
  teams = ['assistant'],
  denied = [REVIEW],
}: Setup) {
  const known = { ...quiet, ...answers };
  const fetchMock = async (input: RequestInfo | URL) => {
    const { pathname } = new URL(String(input));
    const path = Object.keys(known).find(key => pathname.endsWith(key));
    return path
      ? known[path]()
      : failedAnswer(404, { name: 'NotFoundError', message: pathname });
  };
  const notifications = {
    getNotifications: async () => ({ totalCount: 0, notifications: [] }),
  };
  renderTestApp({
    features: [homePlugin],
    apis: [
      [fetchApiRef, { fetch: fetchMock }],
      [catalogApiRef, catalogApiMock({ entities: [...entities, template] })],
      [notificationsApiRef, notifications],
      mockApis.permission({
        authorize: ({ permission }) =>
          denied.includes(permission.name)
            ? AuthorizeResult.DENY
            : AuthorizeResult.ALLOW,
      }),
      mockApis.identity({
        userEntityRef: 'user:default/ada-okafor',
        ownershipEntityRefs: [
          'user:default/ada-okafor',
          ...teams.map(team => `group:default/${team}`),
        ],
      }),
    ],
  });
}
