import type {
  AuditorService,
  AuthService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { DocumentKindReader } from '@waymark/gitops';
import type { TenantAuthorizer } from '@waymark/plugin-access-node';
import type { ClustersService } from '@waymark/plugin-clusters-node';
import type { Knex } from 'knex';
import type { Registry } from 'prom-client';
import { ChangeSetStore } from './database/ChangeSetStore';
import { HeldStore } from './database/HeldStore';
import { ReconcilerRunStore } from './database/ReconcilerRunStore';
import { UpgradeStore } from './database/UpgradeStore';
import { DeliveryReader } from './delivery/DeliveryReader';
import { registerDeliveryMetrics } from './delivery/registerDeliveryMetrics';
import { DriftReader } from './drift/DriftReader';
import { ChangesMetrics } from './ChangesMetrics';
import { HeldNews } from './reconciler/HeldNews';
import { Reconciler } from './reconciler/Reconciler';
import { GitopsRepository } from './repository/GitopsRepository';
import { AuditedChanges } from './service/AuditedChanges';
import { AuditedDelivering } from './service/AuditedDelivering';
import { AuthorizedChanges } from './service/AuthorizedChanges';
import { AuthorizedDelivering } from './service/AuthorizedDelivering';
import { Committer } from './service/Committer';
import { DefaultChanges } from './service/DefaultChanges';
import { History } from './service/History';
import { DefaultDelivering } from './service/DefaultDelivering';
import { Lifecycle } from './service/Lifecycle';
import { People } from './service/People';
import type { Settings } from './settings';
import { Upgrades } from './upgrade/Upgrades';

/** Puts the parts together. */
export function assemble(options: {
  settings: Settings;
  /** Folder of the bare clone. */
  dir: string;
  kinds: readonly DocumentKindReader[];
  knex: Knex;
  auditor: AuditorService;
  auth: AuthService;
  catalog: CatalogService;
  clusters: ClustersService;
  authorizer: TenantAuthorizer;
  logger: LoggerService;
  registry: Registry;
  onReady: (repository: GitopsRepository) => Promise<void>;
  now?: () => Date;
}) {
  const { knex, settings, logger, now = () => new Date() } = options;
  const repository: GitopsRepository = new GitopsRepository({
    ...settings,
    dir: options.dir,
    kinds: options.kinds,
    now,
    onReady: () => options.onReady(repository),
  });
  const store = new ChangeSetStore(knex);
  const runs = new ReconcilerRunStore(knex);
  const metrics = new ChangesMetrics(options.registry);
  const committer = new Committer(repository);
  const lifecycle = new Lifecycle({ store, committer, now });
  const upgrades = new Upgrades({
    repository,
    store: new UpgradeStore(knex),
    policy: settings.upgrades,
    now,
  });
  const reconciler = new Reconciler({
    repository,
    changeSets: store,
    runs,
    upgrades,
    lifecycle,
    news: new HeldNews({
      now,
      platformOwners: settings.platformOwners,
      repository,
      store: new HeldStore(knex),
    }),
    metrics,
    logger,
    now,
  });
  const people = new People(options);
  const rules = new DefaultChanges({
    repository,
    store,
    history: new History({ repository, store, people, now }),
    lifecycle,
    reconciler,
    people,
    metrics,
    now,
  });
  const authorized = new AuthorizedChanges(rules, options.authorizer);
  const changes = new AuditedChanges(authorized, {
    auditor: options.auditor,
    metrics,
  });
  const delivery = new DeliveryReader({
    clusters: options.clusters,
    repository,
    reconciler,
    now,
  });
  registerDeliveryMetrics(options.registry, { delivery, logger });
  const delivering = new AuditedDelivering(
    new AuthorizedDelivering(
      new DefaultDelivering({
        repository,
        reconciler,
        runs,
        delivery,
        drift: new DriftReader({ delivery, repository, now }),
        upgrades,
        people,
        now,
      }),
      options.authorizer,
    ),
    options.auditor,
  );
  return { changes, delivering, reconciler };
}
