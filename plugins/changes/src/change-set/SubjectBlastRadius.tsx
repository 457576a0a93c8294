import { useApi } from '@backstage/frontend-plugin-api';
import { Subject, useLoad } from '@waymark/portal-ui';
import { changesApiRef } from '../api';
import { BlastRadiusSection } from './BlastRadiusSection';
import { DocumentsSection } from './DocumentsSection';
import { FindingsSection } from './FindingsSection';

/** Where the page of a change set is. */
const PAGE = /^\/changes\/([0-9a-f-]{36})$/;

/** What approving a change set does: its fields, what is found wrong, and the whole fleet; nothing for what came without one. */
export function SubjectBlastRadius({ subject }: { subject: Subject }) {
  const id = PAGE.exec(subject.url ?? '')?.[1];
  return id ? <OfChangeSet id={id} /> : null;
}

function OfChangeSet({ id }: { id: string }) {
  const api = useApi(changesApiRef);
  const loaded = useLoad(() => api.reviewChangeSet(id), [api, id]);
  return (
    <>
      {loaded.state === 'ready' && (
        <>
          <DocumentsSection review={loaded.value} />
          <FindingsSection review={loaded.value} />
        </>
      )}
      {/* What keeps the change set from being shown is said once, where the fleet is compared. */}
      <BlastRadiusSection id={id} />
    </>
  );
}
