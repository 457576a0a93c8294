/** Branch of accepted intent. */
export const MAIN = 'main';
/** Branch of rendered objects; only the reconciler writes it. */
export const RENDERED = 'rendered';

/** Trailers by which a commit says where it comes from. */
export const TRAILERS = {
  changeSet: 'Waymark-Change-Set',
  actor: 'Waymark-Actor',
  reason: 'Waymark-Reason',
  door: 'Waymark-Door',
  approvals: 'Waymark-Approvals',
  approvedBy: 'Waymark-Approved-By',
  intent: 'Waymark-Intent',
  compiler: 'Waymark-Compiler',
  platform: 'Waymark-Platform',
  holds: 'Waymark-Holds',
  rollOut: 'Waymark-Roll-Out',
  batch: 'Waymark-Batch',
  workloads: 'Waymark-Workloads',
  pending: 'Waymark-Pending',
} as const;

/** Branch of a change set that waits for review. No slash: Backstage's URL reader takes none. */
export const changeSetBranch = (id: string): string => `change-set-${id}`;

/** Who writes commits down. */
export const WAYMARK = {
  name: 'Waymark',
  email: 'waymark@noreply.invalid',
} as const;

/** The folders that documents lie in; what lies elsewhere on branch main is no document. */
export const DOCUMENT_FOLDERS = ['platform/', 'tenants/', 'grants/'] as const;

/** The file on branch rendered that says which documents are still as in an earlier commit; there while some are. */
export const ROLL_OUTS_FILE = 'roll-outs.json';

/** Context of the reconciler's commit status on main. */
export const STATUS_CONTEXT = 'waymark/rendered';
