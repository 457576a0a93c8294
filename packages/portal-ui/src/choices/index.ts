export {
  ChoiceField,
  type Choice,
  type ChoiceFieldCommonProps,
  type ChoiceFieldProps,
} from './ChoiceField';
export { ChoicesField, type ChoicesFieldProps } from './ChoicesField';
export { useEntityChoices } from './useEntityChoices';
