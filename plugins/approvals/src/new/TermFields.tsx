import { ReactNode, useState } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ChoiceField, DayField } from '@waymark/portal-ui';
import { useOwners } from '../choices/useChoices';
import { Told } from '../findings/useFieldFindings';
import { approvalsTranslationRef } from '../translation';
import { PATHS } from './toInput';

/** What a field of the form is given. */
export type FieldProps = Told & {
  value: string;
  onChange(value: string): void;
  isDisabled: boolean;
};

type TermFieldsProps = {
  field(name: keyof typeof PATHS): FieldProps;
  wrong(path: string): ReactNode;
};

/** Who answers for what is granted for a time, and its days. */
export function TermFields({ field, wrong }: TermFieldsProps) {
  const { t } = useTranslationRef(approvalsTranslationRef);
  const [today] = useState(() => new Date().toISOString().slice(0, 10));
  const owners = useOwners();
  return (
    <>
      <ChoiceField
        label={t('new.owner')}
        description={t('new.ownerHint')}
        choices={owners}
        allowsTyped
        isRequired
        {...field('owner')}
      />
      {wrong(PATHS.owner)}
      <DayField
        label={t('new.expires')}
        description={t('new.dayHint')}
        min={today}
        isRequired
        {...field('expiresOn')}
      />
      {wrong(PATHS.expiresOn)}
      <DayField
        label={t('new.review')}
        description={t('new.reviewHint')}
        min={today}
        max={field('expiresOn').value || undefined}
        isRequired
        {...field('reviewOn')}
      />
      {wrong(PATHS.reviewOn)}
    </>
  );
}
