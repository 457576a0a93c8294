/*
 * A portal of the plugins that a golden path needs, as a process of its own, so that a test can kill it.
 * Real but for sign-in: it takes the mock tokens of @backstage/backend-test-utils.
 */
/* eslint-disable @backstage/no-mixed-plugin-imports -- a portal is what brings plugins together */
import { createBackend } from '@backstage/backend-defaults';
import { mockServices } from '@backstage/backend-test-utils';
import catalogPlugin from '@backstage/plugin-catalog-backend';
import scaffolderEntityModel from '@backstage/plugin-catalog-backend-module-scaffolder-entity-model';
import scaffolderPlugin from '@backstage/plugin-scaffolder-backend';
import repositoriesModule from '@waymark/plugin-catalog-backend-module-repositories';
import changesPlugin from '@waymark/plugin-changes-backend';
import tenantsPlugin from '@waymark/plugin-tenants-backend';
import goldenPathsModule from '../index';

const backend = createBackend();
backend.add(mockServices.auth.factory());
backend.add(mockServices.httpAuth.factory());
backend.add(catalogPlugin);
backend.add(scaffolderEntityModel);
backend.add(repositoriesModule);
backend.add(scaffolderPlugin);
backend.add(goldenPathsModule);
backend.add(changesPlugin);
backend.add(tenantsPlugin);
backend.start();
