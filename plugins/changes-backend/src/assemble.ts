import type {
  AuditorService,
  AuthService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { DocumentKindReader } from '@waymark/gitops';
import type { TenantAuthorizer } from '@waymark/plugin-access-node';
import type { ApprovalsApi } from '@waymark/plugin-approvals-common';
import type { ClustersService } from '@waymark/plugin-clusters-node';
import { PlatformConfiguration } from '@waymark/plugin-platform-config-common';
import type { Knex } from 'knex';
import type { Registry } from 'prom-client';
import { ApprovalDesk } from './approvals/ApprovalDesk';
import { ApprovalGate } from './approvals/ApprovalGate';
import { ChangeSetStore } from './database/ChangeSetStore';
import { DraftStore } from './database/DraftStore';
import { EndingStore } from './database/EndingStore';
import { FirstHealthyStore } from './database/FirstHealthyStore';
import { HeldStore } from './database/HeldStore';
import { ReconcilerRunStore } from './database/ReconcilerRunStore';
import { RollOutStore } from './database/RollOutStore';
import { UpgradeStore } from './database/UpgradeStore';
import { DeliveryReader } from './delivery/DeliveryReader';
import { registerDeliveryMetrics } from './delivery/registerDeliveryMetrics';
import { DriftReader } from './drift/DriftReader';
import { ChangesMetrics } from './ChangesMetrics';
import { AuditedHistory } from './history/AuditedHistory';
import { AuthorizedHistory } from './history/AuthorizedHistory';
import { DefaultHistory } from './history/DefaultHistory';
import { HistoryImporter } from './history/HistoryImporter';
import { HistoryReads } from './history/HistoryReads';
import { HistoryStore } from './history/HistoryStore';
import { registerHistoryMetrics } from './history/registerHistoryMetrics';
import { Restorer } from './history/Restorer';
import { VerificationStore } from './history/VerificationStore';
import { Verifier } from './history/Verifier';
import { holdsFrom } from './merges/holds';
import { MergeReader } from './merges/MergeReader';
import { Merges } from './merges/Merges';
import { MergeStore } from './merges/MergeStore';
import { HeldNews } from './reconciler/HeldNews';
import { Reconciler } from './reconciler/Reconciler';
import { RollOuts } from './roll-out/RollOuts';
import { GitopsRepository } from './repository/GitopsRepository';
import { AuditedChanges } from './service/AuditedChanges';
import { AuditedDelivering } from './service/AuditedDelivering';
import { AuditedReviewing } from './service/AuditedReviewing';
import { AuthorizedChanges } from './service/AuthorizedChanges';
import { AuthorizedDelivering } from './service/AuthorizedDelivering';
import { AuthorizedReviewing } from './service/AuthorizedReviewing';
import { Committer } from './service/Committer';
import { DefaultChanges } from './service/DefaultChanges';
import { DefaultReviewing } from './service/DefaultReviewing';
import { Drafts } from './service/Drafts';
import { Endings } from './service/Endings';
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
  approvals: ApprovalsApi;
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
  const mergeStore = new MergeStore(knex);
  const repository: GitopsRepository = new GitopsRepository({
    ...settings,
    platform: new PlatformConfiguration(settings.installation),
    dir: options.dir,
    holds: holdsFrom(mergeStore, settings.installation.portalUrl),
    kinds: options.kinds,
    now,
    onReady: () => options.onReady(repository),
  });
  const store = new ChangeSetStore(knex);
  const runs = new ReconcilerRunStore(knex);
  const metrics = new ChangesMetrics(options.registry);
  const committer = new Committer(repository);
  const ended = new EndingStore(knex);
  const desk = new ApprovalDesk(options);
  const gate = new ApprovalGate({ asked: ended, desk, repository });
  const endings = new Endings({ store, endings: ended, committer, gate, now });
  const lifecycle = new Lifecycle({
    store,
    committer,
    endings,
    gate,
    now,
  });
  const upgrades = new Upgrades({
    repository,
    store: new UpgradeStore(knex),
    policy: settings.upgrades,
    now,
  });
  const rollOuts = new RollOuts({
    repository,
    changeSets: store,
    runs,
    store: new RollOutStore(knex),
    batch: settings.batch,
    now,
  });
  const historyStore = new HistoryStore(knex);
  const importer = new HistoryImporter({
    repository,
    store: historyStore,
    logger,
    behind: metrics.historyBehind,
    now,
  });
  const people = new People(options);
  const reconciler = new Reconciler({
    repository,
    changeSets: store,
    merges: new Merges({
      desk,
      logger,
      now,
      reader: new MergeReader({ changeSets: store, now, people, repository }),
      repository,
      store: mergeStore,
    }),
    runs,
    upgrades,
    rollOuts,
    lifecycle,
    news: new HeldNews({
      now,
      platformOwners: settings.platformOwners,
      repository,
      store: new HeldStore(knex),
    }),
    history: importer,
    metrics,
    logger,
    now,
  });
  const rules = new DefaultChanges({
    repository,
    store,
    endings: ended,
    history: new History({ repository, store, people, now }),
    importer,
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
  const proposing = {
    repository,
    store,
    endings: ended,
    lifecycle,
    reconciler,
    people,
    now,
  };
  const reviewing = new AuditedReviewing(
    new AuthorizedReviewing(
      new DefaultReviewing({
        ...proposing,
        endings,
        history: ended,
        rollOuts,
        drafts: new Drafts({ ...proposing, drafts: new DraftStore(knex) }),
      }),
      authorized,
      options.authorizer,
    ),
    options.auditor,
  );
  const reads = new HistoryReads(knex);
  const verifier = new Verifier({
    repository,
    store: historyStore,
    verifications: new VerificationStore(knex),
    now,
  });
  registerHistoryMetrics(options.registry, { verifier, logger });
  const history = new AuditedHistory(
    new AuthorizedHistory(
      new DefaultHistory({
        repository,
        importer,
        reads,
        store: historyStore,
        restorer: new Restorer({ reads, repository, changes }),
        verifier,
        people,
        now,
      }),
      options.authorizer,
    ),
    options.auditor,
  );
  const delivery = new DeliveryReader({
    clusters: options.clusters,
    repository,
    reconciler,
    firsts: new FirstHealthyStore(knex),
    rollOuts,
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
        rollOuts,
        people,
        now,
      }),
      options.authorizer,
    ),
    options.auditor,
  );
  return {
    changes,
    reviewing,
    delivering,
    delivery,
    history,
    importer,
    reconciler,
    verifier,
  };
}
