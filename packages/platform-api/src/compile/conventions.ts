import { API_GROUP } from '../model/primitives';

/** The version of compile(); a commit on branch `rendered` names it. */
export const COMPILER_VERSION = '0.4.0';

/** What every service promises about its one port (requirement P3). Frozen. */
export const HTTP = {
  port: 8080,
  portName: 'http',
  readyPath: '/health/ready',
  livePath: '/health/live',
  startupPath: '/health/startup',
  metricsPath: '/metrics',
} as const;

/**
 * Metric names that rules, dashboards and analyses read. A service exposes a counter with label
 * `status` (the numeric code) and a histogram in seconds, as Prometheus' naming practice has it
 * (https://prometheus.io/docs/practices/naming/).
 */
export const METRICS = {
  requests: 'http_requests_total',
  latency: 'http_request_duration_seconds',
  statusLabel: 'status',
} as const;

/** Keys of the labels that compile() sets. Frozen: selectors and policies depend on them. */
export const LABELS = {
  name: 'app.kubernetes.io/name',
  instance: 'app.kubernetes.io/instance',
  partOf: 'app.kubernetes.io/part-of',
  managedBy: 'app.kubernetes.io/managed-by',
  team: `${API_GROUP}/team`,
  environment: `${API_GROUP}/environment`,
  costCenter: `${API_GROUP}/cost-center`,
  dataSensitivity: `${API_GROUP}/data-sensitivity`,
  offering: `${API_GROUP}/offering`,
  offeringVersion: `${API_GROUP}/offering-version`,
  tenantTier: `${API_GROUP}/tenant-tier`,
  language: `${API_GROUP}/language`,
  nodePool: `${API_GROUP}/node-pool`,
  complianceZone: `${API_GROUP}/compliance-zone`,
  scrape: `${API_GROUP}/scrape`,
} as const;

/** Names that every tenant namespace holds; workloads refer to them. Frozen. */
export const NAMESPACE_OBJECTS = {
  secretStore: 'waymark',
  viewer: 'waymark-viewer',
  deployer: 'waymark-deployer',
  secretReader: 'waymark-secrets',
} as const;

/** The account, in Argo CD's namespace, that namespace baselines and Argo CD's objects are applied as. Frozen. */
export const PLATFORM_ACCOUNT = 'waymark-platform-deployer';

/** User and group that every container runs as: "nonroot" of the distroless images. */
export const RUN_AS_ID = 65532;

/** What stands in a label whose value nobody has given. */
export const NONE = 'none';

/** Cost center of work that belongs to nobody yet. */
export const UNASSIGNED = 'unassigned';
