import { useState } from 'react';
import { ApprovalKindInfo } from '@waymark/plugin-approvals-common';
import { readWindowDraft, useWindowDraft } from '@waymark/portal-ui';
import { emptyRequest, NewRequest, newRequestSchema } from './toInput';

/** What somebody enters, from the draft that this window keeps for them. */
export function useNewRequest(kinds: ApprovalKindInfo[], person: string) {
  const draftKey = `waymark.approvals.new.${person}`;
  const fresh = () => emptyRequest(kinds[0]?.id ?? '');
  const [restored, setRestored] = useState(() =>
    readWindowDraft(
      draftKey,
      content => newRequestSchema.safeParse(content).data,
    ),
  );
  const [form, setForm] = useState<NewRequest>(
    () => restored?.content ?? fresh(),
  );
  const { draft, discard } = useWindowDraft(draftKey, form);

  return {
    form,
    kind: kinds.find(({ id }) => id === form.kind),
    draft,
    restoredFrom: restored?.at,
    change: (changed: Partial<NewRequest>) =>
      setForm(current => ({ ...current, ...changed })),
    /** It is in other hands now. */
    forget: () => discard(form),
    startOver: () => {
      const next = fresh();
      setForm(next);
      setRestored(undefined);
      discard(next);
    },
  };
}
