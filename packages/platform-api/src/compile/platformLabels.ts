import type { Platform } from '../platform/platform';
import { own } from './context';
import { LABELS, NONE, UNASSIGNED } from './conventions';

/** Labels of what belongs to the platform itself rather than to a tenant. */
export function platformLabels(
  { argocd, teams }: Platform,
  name: string,
): Record<string, string> {
  return {
    [LABELS.name]: name,
    [LABELS.instance]: name,
    [LABELS.partOf]: 'waymark',
    [LABELS.managedBy]: 'waymark',
    [LABELS.team]: argocd.platformProject,
    [LABELS.environment]: NONE,
    [LABELS.costCenter]:
      own(teams, argocd.platformProject)?.costCenter ?? UNASSIGNED,
    [LABELS.offering]: NONE,
    [LABELS.offeringVersion]: NONE,
  };
}
