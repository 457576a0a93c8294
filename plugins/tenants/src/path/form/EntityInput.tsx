import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Combobox, Select } from '@backstage/ui';
import { FieldError } from '@waymark/portal-ui';
import { tenantsTranslationRef } from '../../translation';
import { InputProps } from './FieldInput';
import { useEntityChoices } from './useEntityChoices';

const asStrings = (value: unknown) =>
  Array.isArray(value) ? value.filter(item => typeof item === 'string') : [];

/** Chooses one entity, or several, from the catalog. */
export function EntityInput(props: InputProps) {
  const { field, value, onChange, onLeave, common } = props;
  const { t } = useTranslationRef(tenantsTranslationRef);
  const choices = useEntityChoices(field);
  const options = choices.state === 'ready' ? choices.value : [];
  const placeholder =
    choices.state === 'ready' && options.length === 0
      ? t('path.noOptions')
      : t('path.choose');

  return (
    <>
      {field.kind === 'entities' ? (
        <Select
          {...common}
          selectionMode="multiple"
          search
          options={options}
          placeholder={placeholder}
          value={asStrings(value)}
          onChange={keys => onChange(keys.map(String))}
          onBlur={onLeave}
        />
      ) : (
        <Combobox
          // Anew once there are choices: without them it takes any value for one that is gone, and clears it.
          key={choices.state}
          {...common}
          options={options}
          placeholder={placeholder}
          value={typeof value === 'string' ? value : null}
          onChange={key => {
            if (choices.state !== 'ready') return;
            onChange(key === null ? undefined : String(key));
          }}
          onBlur={onLeave}
        />
      )}
      {choices.state === 'failed' && (
        <FieldError
          severity="warning"
          message={t('path.optionsFailed', { reason: choices.error.message })}
        />
      )}
    </>
  );
}
