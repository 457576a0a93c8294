/* The plugin in a portal of its own, so that a test can kill it. Real but for sign-in and catalog. */
import { createBackend } from '@backstage/backend-defaults';
import { mockServices } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import plugin from '..';
import { ada } from './people';

const backend = createBackend();
backend.add(mockServices.auth.factory());
backend.add(mockServices.httpAuth.factory());
backend.add(catalogServiceMock.factory({ entities: [ada] }));
backend.add(plugin);
backend.start();
