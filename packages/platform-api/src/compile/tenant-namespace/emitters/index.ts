import type { Emitter } from '../../emitter';
import type { TenantNamespaceContext } from '../context';
import { alertmanagerConfig } from './alertmanagerConfig';
import { allowDns } from './allowDns';
import { allowEgress } from './allowEgress';
import { allowScraping } from './allowScraping';
import { appProject } from './appProject';
import { application } from './application';
import { denyAll } from './denyAll';
import { deployerRole } from './deployerRole';
import { limitRange } from './limitRange';
import { namespace } from './namespace';
import { podMonitor } from './podMonitor';
import { resourceQuota } from './resourceQuota';
import { roleBindings } from './roleBindings';
import { secretStore } from './secretStore';
import { serviceAccounts } from './serviceAccounts';
import { viewerRole } from './viewerRole';

/** Every emitter of a TenantNamespace. */
export const tenantNamespaceEmitters: readonly Emitter<TenantNamespaceContext>[] =
  [
    namespace,
    application,
    resourceQuota,
    limitRange,
    denyAll,
    allowDns,
    allowEgress,
    viewerRole,
    deployerRole,
    roleBindings,
    serviceAccounts,
    secretStore,
    appProject,
    podMonitor,
    allowScraping,
    alertmanagerConfig,
  ];
