import { Select } from '@backstage/ui';
import type { ChoiceFieldCommonProps } from './ChoiceField';
import { useChoices } from './useChoices';

/** @public */
export type ChoicesFieldProps = ChoiceFieldCommonProps & {
  values: string[];
  onChange: (values: string[]) => void;
};

/**
 * Some of what there is.
 *
 * @public
 */
export function ChoicesField(props: ChoicesFieldProps) {
  const { choices, onChange, values, ...field } = props;
  const { options, placeholder, problem } = useChoices(choices);
  return (
    <>
      <Select
        {...field}
        selectionMode="multiple"
        search
        options={options}
        placeholder={placeholder}
        value={values}
        onChange={keys => onChange(keys.map(String))}
      />
      {problem}
    </>
  );
}
