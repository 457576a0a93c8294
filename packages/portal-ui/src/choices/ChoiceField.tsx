import { useState } from 'react';
import { Combobox } from '@backstage/ui';
import type { Load } from '../load';
import { useChoices } from './useChoices';

/** @public */
export type Choice = { value: string; label: string };

/** What the fields that offer choices share. @public */
export type ChoiceFieldCommonProps = {
  id?: string;
  name?: string;
  label: string;
  secondaryLabel?: string;
  description?: string;
  choices: Load<Choice[]>;
  onBlur?: () => void;
  isRequired?: boolean;
  isDisabled?: boolean;
  isInvalid?: boolean;
  'aria-describedby'?: string;
};

/** @public */
export type ChoiceFieldProps = ChoiceFieldCommonProps & {
  /** Value of a choice, or what was typed; empty where there is nothing. */
  value: string;
  onChange: (value: string) => void;
  /** Takes what is typed too, where there may be more than the reader is shown. */
  allowsTyped?: boolean;
};

/**
 * One of what there is: chosen from the list, or found by typing part of what it is called.
 *
 * @public
 */
export function ChoiceField(props: ChoiceFieldProps) {
  const { allowsTyped, choices, onBlur, onChange, value, ...field } = props;
  // While somebody types it stands as typed, though it may mean a choice that is called otherwise.
  const [typed, setTyped] = useState<string>();
  const { options, placeholder, problem } = useChoices(choices);
  const chosen = options.find(option => option.value === value);

  const type = (text: string) => {
    if (text === chosen?.label) {
      setTyped(undefined);
      return;
    }
    setTyped(text);
    const meant = options.filter(({ label, value: its }) =>
      [label, its].includes(text),
    );
    if (meant.length === 1) onChange(meant[0].value);
    else if (allowsTyped || text === '') onChange(text);
  };

  return (
    <>
      <Combobox
        {...field}
        options={options}
        placeholder={placeholder}
        allowsCustomValue={allowsTyped}
        value={chosen?.value ?? null}
        onChange={key => {
          setTyped(undefined);
          if (typeof key === 'string') onChange(key);
        }}
        inputValue={typed ?? chosen?.label ?? value}
        onInputChange={type}
        onBlur={() => {
          setTyped(undefined);
          onBlur?.();
        }}
      />
      {problem}
    </>
  );
}
