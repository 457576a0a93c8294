import type { ReactNode } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { Load } from '../load';
import { FieldError } from '../states';
import { portalUiTranslationRef } from '../translation';
import type { Choice } from './ChoiceField';

/** What a field offers, and what it says where that is nothing. */
export function useChoices(choices: Load<Choice[]>): {
  options: Choice[];
  placeholder: string;
  problem?: ReactNode;
} {
  const { t } = useTranslationRef(portalUiTranslationRef);
  if (choices.state === 'failed') {
    const message = t('choices.failed', { reason: choices.error.message });
    return {
      options: [],
      placeholder: t('choices.choose'),
      problem: <FieldError severity="warning" message={message} />,
    };
  }
  const options = choices.state === 'ready' ? choices.value : [];
  const isEmpty = choices.state === 'ready' && options.length === 0;
  return {
    options,
    placeholder: t(isEmpty ? 'choices.none' : 'choices.choose'),
  };
}
