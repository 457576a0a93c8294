import type {
  AuditorService,
  AuthService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { DocumentKindReader } from '@waymark/gitops';
import type { TenantAuthorizer } from '@waymark/plugin-access-node';
import type { Knex } from 'knex';
import type { Registry } from 'prom-client';
import { ChangeSetStore } from './database/ChangeSetStore';
import { ReconcilerRunStore } from './database/ReconcilerRunStore';
import { ChangesMetrics } from './ChangesMetrics';
import { Reconciler } from './reconciler/Reconciler';
import { GitopsRepository } from './repository/GitopsRepository';
import { AuditedChanges } from './service/AuditedChanges';
import { AuthorizedChanges } from './service/AuthorizedChanges';
import { Committer } from './service/Committer';
import { DefaultChanges } from './service/DefaultChanges';
import { History } from './service/History';
import { Lifecycle } from './service/Lifecycle';
import { People } from './service/People';
import type { Settings } from './settings';

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
  const reconciler = new Reconciler({
    repository,
    changeSets: store,
    runs,
    lifecycle,
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
  return { changes, reconciler };
}
