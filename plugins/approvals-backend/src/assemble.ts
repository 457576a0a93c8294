import type {
  AuditorService,
  AuthService,
  LoggerService,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { EventsService } from '@backstage/plugin-events-node';
import type { TenantAuthorizer } from '@waymark/plugin-access-node';
import type { ChangeSetsApi } from '@waymark/plugin-changes-common';
import type { Knex } from 'knex';
import type { Registry } from 'prom-client';
import { AccessDesk } from './access/AccessDesk';
import { Namespaces } from './access/Namespaces';
import { Announcer } from './Announcer';
import { ApprovalsMetrics } from './ApprovalsMetrics';
import { DelegationStore } from './database/DelegationStore';
import { GrantStore } from './database/GrantStore';
import { RequestList } from './database/RequestList';
import { RequestStore } from './database/RequestStore';
import { GrantWriter } from './grants/GrantWriter';
import type { Kinds } from './kinds/Kinds';
import { AuditedApprovals } from './service/AuditedApprovals';
import { AuditedDelegations } from './service/AuditedDelegations';
import { AuthorizedApprovals } from './service/AuthorizedApprovals';
import { AuthorizedDelegations } from './service/AuthorizedDelegations';
import { DefaultApprovals } from './service/DefaultApprovals';
import { DefaultDelegations } from './service/DefaultDelegations';
import { EnvironmentApprovers } from './service/EnvironmentApprovers';
import { People } from './service/People';
import { Reading } from './service/Reading';
import type { Settings } from './settings';
import { Sweeper } from './sweeper/Sweeper';

/** Puts the parts together. */
export function assemble(options: {
  auditor: AuditorService;
  auth: AuthService;
  authorizer: TenantAuthorizer;
  catalog: CatalogService;
  changes: Pick<
    ChangeSetsApi,
    'createChangeSet' | 'getPlatform' | 'listChangeSets' | 'preview'
  >;
  events: EventsService;
  kinds: Kinds;
  knex: Knex;
  logger: LoggerService;
  registry: Registry;
  settings: Settings;
  userInfo: UserInfoService;
  now?: () => Date;
}) {
  const { auditor, authorizer, knex, now = () => new Date() } = options;
  const store = new RequestStore(knex);
  const delegations = new DelegationStore(knex);
  const grants = new GrantStore(knex);
  const people = new People(options);
  const announcer = new Announcer(options);
  const metrics = new ApprovalsMetrics(options.registry);
  const parts = { ...options, delegations, now, people, store };
  const reading = new Reading({ ...parts, list: new RequestList(knex) });
  const writer = new GrantWriter({ ...options, now, store: grants });
  const rules = new DefaultApprovals({
    ...parts,
    announcer,
    desk: new AccessDesk({
      ...parts,
      writer,
      namespaces: new Namespaces(options),
    }),
    writer,
    environments: new EnvironmentApprovers(options),
    grants,
    metrics,
    reading,
  });
  return {
    approvals: new AuditedApprovals(
      new AuthorizedApprovals(rules, { authorizer, people }),
      auditor,
    ),
    delegations: new AuditedDelegations(
      new AuthorizedDelegations(
        new DefaultDelegations({ now, people, store: delegations }),
        authorizer,
      ),
      auditor,
    ),
    sweeper: new Sweeper({ announcer, metrics, now, store }),
    grantWriter: writer,
  };
}
