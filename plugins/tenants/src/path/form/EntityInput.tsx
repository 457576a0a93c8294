import {
  ChoiceField,
  ChoicesField,
  useEntityChoices,
} from '@waymark/portal-ui';
import { InputProps } from './FieldInput';

const asStrings = (value: unknown) =>
  Array.isArray(value) ? value.filter(item => typeof item === 'string') : [];

/** Chooses one entity by its ref, or several by name, from the catalog. */
export function EntityInput(props: InputProps) {
  const { field, value, onChange, onLeave, common } = props;
  const isList = field.kind === 'entities';
  const choices = useEntityChoices(
    field.catalogFilter,
    isList ? 'name' : 'ref',
  );
  return isList ? (
    <ChoicesField
      {...common}
      choices={choices}
      values={asStrings(value)}
      onChange={onChange}
      onBlur={onLeave}
    />
  ) : (
    <ChoiceField
      {...common}
      choices={choices}
      value={typeof value === 'string' ? value : ''}
      onChange={next => onChange(next || undefined)}
      onBlur={onLeave}
    />
  );
}
