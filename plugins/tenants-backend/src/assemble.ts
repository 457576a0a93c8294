import type {
  AuditorService,
  AuthService,
  LoggerService,
  RootConfigService,
} from '@backstage/backend-plugin-api';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { TenantAuthorizer } from '@waymark/plugin-access-node';
import type { ChangeSetsApi } from '@waymark/plugin-changes-common';
import type { ClustersService } from '@waymark/plugin-clusters-node';
import type { Knex } from 'knex';
import type { Registry } from 'prom-client';
import { readPlace } from '@waymark/plugin-changes-node';
import { CleanUpStore } from './database/CleanUpStore';
import { DraftStore } from './database/DraftStore';
import { RunStore } from './database/RunStore';
import { TenantsMetrics } from './metrics';
import { ChangesGateway } from './outside/ChangesGateway';
import { NameRegister } from './outside/NameRegister';
import { AuthorizedNamespaces } from './namespaces/AuthorizedNamespaces';
import { NamespaceFactory } from './namespaces/NamespaceFactory';
import { NamespaceSweeper } from './namespaces/NamespaceSweeper';
import { RealityReader } from './reality/RealityReader';
import { Planner } from './preview/Planner';
import { AuthorizedDrafts } from './service/AuthorizedDrafts';
import { AuthorizedProvisioning } from './service/AuthorizedProvisioning';
import { AuthorizedViewing } from './service/AuthorizedViewing';
import { DefaultDrafts } from './service/DefaultDrafts';
import { DefaultProvisioning } from './service/DefaultProvisioning';
import { DefaultViewing } from './service/DefaultViewing';
import { Provisioner } from './service/Provisioner';
import { RunOpener } from './service/RunOpener';
import type { Settings } from './settings';
import { ChangeSetRemover } from './sweeper/ChangeSetRemover';
import { Cleaner } from './sweeper/Cleaner';
import { LocationRemover } from './sweeper/LocationRemover';
import { RepositoryRemover } from './sweeper/RepositoryRemover';
import { Sweeper } from './sweeper/Sweeper';
import type { Addresses } from './views/gitLinks';
import { RunLinks } from './views/RunLinks';

/** Puts the parts of the plugin together. */
export function assemble(options: {
  auditor: AuditorService;
  auth: AuthService;
  authorizer: TenantAuthorizer;
  catalog: CatalogService;
  changes: ChangeSetsApi;
  /** The same, by the door of what is removed because nobody wants it any more. */
  cleanUps: ChangeSetsApi;
  /** Tells when a run has been silent for too long. */
  clock?: () => Date;
  clusters: ClustersService;
  config: RootConfigService;
  knex: Knex;
  logger: LoggerService;
  registry: Registry;
  settings: Settings;
}) {
  const { auditor, auth, authorizer, catalog, knex, logger, settings } =
    options;
  const { forge, gitops, organization, platform } = readPlace(options.config);
  const runs = new RunStore(knex);
  const metrics = new TenantsMetrics(options.registry, () =>
    runs.countByState(),
  );
  const gateway = (api: ChangeSetsApi) =>
    new ChangesGateway({ auth, changes: api, builtIn: platform });
  const changes = gateway(options.changes);
  const names = new NameRegister({
    auth,
    catalog,
    changes,
    forge,
    organization,
    runs,
  });
  const planner = new Planner({ changes });
  const addresses: Addresses = {
    get platform() {
      return changes.platform.value;
    },
    browse: forge.browse,
    gitops,
  };
  const links = new RunLinks({ addresses, changes });
  const viewing = new DefaultViewing({
    auth,
    catalog,
    changes,
    names,
    planner,
    reality: new RealityReader({
      clock: options.clock,
      clusters: options.clusters,
      argocd: {
        namespace: platform.argocd.namespace,
        repoUrl: platform.gitops.repoUrl,
      },
    }),
    runs,
    addresses,
    organization,
  });
  const cleaner = new Cleaner({
    logger,
    metrics,
    runs,
    removers: {
      'delete-repository': new RepositoryRemover(forge),
      'revert-change-set': new ChangeSetRemover({ changes, forge, gitops }),
      'unregister-location': new LocationRemover({ auth, catalog }),
    },
  });
  const provisioning = new DefaultProvisioning({
    auditor,
    auth,
    cleaner,
    links,
    runs,
    viewing,
    opener: new RunOpener({ auth, runs, viewing }),
    provisioner: new Provisioner({ changes, links, metrics, planner, runs }),
  });
  const cleanUps = new CleanUpStore(knex);
  const factory = new NamespaceFactory({
    auditor,
    auth,
    catalog,
    changes: gateway(options.cleanUps),
    cleanUps,
    clock: options.clock,
  });
  return {
    drafts: new AuthorizedDrafts(
      new DefaultDrafts({
        auth,
        bounds: settings.drafts,
        drafts: new DraftStore(knex),
      }),
      authorizer,
    ),
    namespaces: new AuthorizedNamespaces(factory, authorizer),
    namespaceSweeper: new NamespaceSweeper({ auth, cleanUps, factory, logger }),
    provisioning: new AuthorizedProvisioning(provisioning, authorizer),
    viewing: new AuthorizedViewing(viewing, authorizer),
    sweeper: new Sweeper({
      abandonAfterMs: settings.sweeper.abandonAfterMs,
      changes,
      cleaner,
      clock: options.clock,
      links,
      logger,
      metrics,
      runs,
    }),
  };
}
