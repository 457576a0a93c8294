/* Changes and approvals in a portal of their own, so that a test can kill it. Real but for sign-in and catalog. */
/* eslint-disable @backstage/no-mixed-plugin-imports -- a portal is what brings plugins together */
import { createBackend } from '@backstage/backend-defaults';
import { mockServices } from '@backstage/backend-test-utils';
import approvalsPlugin from '@waymark/plugin-approvals-backend';
import changesPlugin from '@waymark/plugin-changes-backend';
import changesModuleApprovals from '../index';
import { catalogFactory, userInfoFactory } from './people';

const backend = createBackend();
// Its own reads the configuration schema of every package at each start.
backend.add(mockServices.rootLogger.factory({ level: 'info' }));
backend.add(mockServices.auth.factory());
backend.add(mockServices.httpAuth.factory());
backend.add(catalogFactory);
backend.add(userInfoFactory);
backend.add(changesPlugin);
backend.add(changesModuleApprovals);
backend.add(approvalsPlugin);
backend.start();
