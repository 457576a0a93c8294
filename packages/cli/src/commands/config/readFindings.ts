import type { DocumentFinding } from '@waymark/plugin-changes-common';
import type { PortalClients } from '../../portal/openPortal';

const PAGE = 500;

/** What the portal finds on main, as far as the caller may see: all pages. */
export async function readFindings({
  changes,
}: Pick<PortalClients, 'changes'>): Promise<DocumentFinding[]> {
  const found: DocumentFinding[] = [];
  let cursor: string | undefined;
  do {
    const page = await changes.listFindings({ limit: PAGE, cursor });
    found.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor);
  return found;
}
