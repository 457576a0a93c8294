import { ReactNode } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { NumberField, Select } from '@backstage/ui';
import {
  ApprovalKindInfo,
  sensitivitySchema,
} from '@waymark/plugin-approvals-common';
import { approvalsTranslationRef } from '../translation';
import { FieldProps } from './TermFields';
import { PATHS } from './toInput';

type WeighedFieldsProps = {
  weighs: ApprovalKindInfo['weighs'];
  field(name: keyof typeof PATHS): FieldProps;
  wrong(path: string): ReactNode;
};

/** What the decision on a kind may hang on: what it costs, and the data that it is about. */
export function WeighedFields({
  field,
  weighs = [],
  wrong,
}: WeighedFieldsProps) {
  const { t } = useTranslationRef(approvalsTranslationRef);
  const cost = field('monthlyCost');
  const sensitivity = field('sensitivity');
  return (
    <>
      {weighs.includes('monthlyCost') && (
        <NumberField
          label={t('new.cost')}
          description={t('new.costHint')}
          minValue={0}
          {...cost}
          value={cost.value === '' ? NaN : Number(cost.value)}
          onChange={next =>
            cost.onChange(Number.isNaN(next) ? '' : String(next))
          }
        />
      )}
      {wrong(PATHS.monthlyCost)}
      {weighs.includes('sensitivity') && (
        <Select
          label={t('new.sensitivity')}
          description={t('new.sensitivityHint')}
          options={[
            { value: '', label: t('new.sensitivities.none') },
            ...sensitivitySchema.options.map(value => ({
              value,
              label: t(`new.sensitivities.${value}`),
            })),
          ]}
          {...sensitivity}
          onChange={key => sensitivity.onChange(String(key ?? ''))}
        />
      )}
      {wrong(PATHS.sensitivity)}
    </>
  );
}
