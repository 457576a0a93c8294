/** What somebody may get in a namespace for a time: the roles that its baseline holds. */
export const BREAK_GLASS_ROLES = ['viewer', 'deployer'] as const;

/** See {@link BREAK_GLASS_ROLES}. */
export type BreakGlassRole = (typeof BREAK_GLASS_ROLES)[number];

/** Access of one person to one namespace for a time, beside what their groups have. */
export interface BreakGlass {
  /** Id of the request, a UUID. */
  id: string;
  /** Entity reference of the person. */
  person: string;
  /** The person as the clusters’ identity provider names them. */
  user: string;
  role: BreakGlassRole;
  reason: string;
  /** ISO 8601. It is written down, and never compared with a clock here: the access ends when its document goes. */
  expiresAt: string;
}

const UUID = '[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const FILE = new RegExp(
  `^([^/]+/[^/]+/_break-glass/${UUID}/[^/]+|argocd/[^/]+/application-break-glass-${UUID}\\.yaml)$`,
);

/** Whether a file of branch rendered is of a break-glass access, and not of intent. */
export function isBreakGlassFile(path: string): boolean {
  return FILE.test(path);
}
