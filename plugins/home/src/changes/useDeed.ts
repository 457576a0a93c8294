import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { IntentCommit } from '@waymark/plugin-changes-common';
import { homeTranslationRef } from '../translation';
import { deedOf } from './deedOf';

const list = new Intl.ListFormat('en', { type: 'conjunction' });

/** What a commit did, in words; its own subject when it touched no document. */
export function useDeed(): (commit: IntentCommit) => string {
  const { t } = useTranslationRef(homeTranslationRef);
  return ({ documents, documentCount, subject }) => {
    const deed = deedOf(documents, documentCount);
    if (!deed) return subject;
    const { document, environments, others } = deed;
    const { type = 'file', change, path } = document;
    const { name = '', kind = '', team = '' } = document;
    const where = list.format(environments);
    const what = t(`deed.${type}.${change}`, { name, kind, team, path, where });
    return others > 0 ? t('deed.more', { what, count: others }) : what;
  };
}
