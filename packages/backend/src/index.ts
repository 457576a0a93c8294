import { createBackend } from '@backstage/backend-defaults';
import { permissions } from './access/permissions';
import { rootHttpRouter } from './http/rootHttpRouter';
import { searchBuiltDocs } from './search/builtDocs';
import { searchByName } from './search/byName';

const backend = createBackend();

backend.add(rootHttpRouter);
backend.add(permissions);
backend.add(import('@backstage/plugin-app-backend'));

backend.add(import('@backstage/plugin-auth-backend'));
backend.add(import('@backstage/plugin-auth-backend-module-oidc-provider'));

backend.add(import('@backstage/plugin-permission-backend'));
backend.add(import('@waymark/plugin-permission-backend-module-waymark'));

backend.add(import('@backstage/plugin-catalog-backend'));
backend.add(
  import('@backstage/plugin-catalog-backend-module-scaffolder-entity-model'),
);
backend.add(import('@waymark/plugin-catalog-backend-module-repositories'));
backend.add(import('@backstage/plugin-catalog-backend-module-logs'));

backend.add(import('@backstage/plugin-search-backend'));
backend.add(import('@backstage/plugin-search-backend-module-pg'));
backend.add(import('@backstage/plugin-search-backend-module-catalog'));
backend.add(searchByName);
backend.add(import('@backstage/plugin-search-backend-module-techdocs'));
backend.add(searchBuiltDocs);

backend.add(import('@backstage/plugin-scaffolder-backend'));
backend.add(
  import('@backstage/plugin-scaffolder-backend-module-notifications'),
);
backend.add(import('@waymark/plugin-scaffolder-backend-module-golden-paths'));

backend.add(import('@backstage/plugin-techdocs-backend'));
backend.add(import('@backstage/plugin-kubernetes-backend'));
backend.add(import('@waymark/plugin-kubernetes-backend-module-clusters'));

backend.add(import('@backstage/plugin-events-backend'));
backend.add(import('@backstage/plugin-signals-backend'));
backend.add(import('@backstage/plugin-notifications-backend'));
backend.add(import('@backstage/plugin-user-settings-backend'));
backend.add(import('@backstage/plugin-mcp-actions-backend'));

backend.add(import('@waymark/plugin-metrics-backend'));
backend.add(import('@waymark/plugin-changes-backend'));
backend.add(import('@waymark/plugin-changes-backend-module-approvals'));
backend.add(import('@waymark/plugin-approvals-backend'));
backend.add(import('@waymark/plugin-tenants-backend'));

backend.start();
