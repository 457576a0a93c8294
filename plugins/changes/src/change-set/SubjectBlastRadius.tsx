import { Subject } from '@waymark/portal-ui';
import { BlastRadiusSection } from './BlastRadiusSection';

/** Where the page of a change set is. */
const PAGE = /^\/changes\/([0-9a-f-]{36})$/;

/** What approving a change set does to the whole fleet; nothing for what came without one. */
export function SubjectBlastRadius({ subject }: { subject: Subject }) {
  const id = PAGE.exec(subject.url ?? '')?.[1];
  return id ? <BlastRadiusSection id={id} /> : null;
}
