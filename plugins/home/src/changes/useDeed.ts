import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { IntentCommit, TouchedDocument } from '@waymark/plugin-changes-common';
import { homeTranslationRef } from '../translation';
import { deedOf } from './deedOf';
import { Granted } from './readGranted';

const list = new Intl.ListFormat('en', { type: 'conjunction' });

/** What a commit did, and the page that tells more of it. */
export type Told = { text: string; href: string };

/** What a commit did, in words; its own subject when it touched no document. A grant is told by what it approves. */
export function useDeed(): (commit: IntentCommit, granted: Granted) => Told {
  const { t } = useTranslationRef(homeTranslationRef);
  const wordsOf = (
    document: TouchedDocument,
    where: string,
    granted: Granted,
  ) => {
    const { type = 'file', change, path } = document;
    const { name = '', kind = '', team = '' } = document;
    if (type !== 'grant') {
      return t(`deed.${type}.${change}`, { name, kind, team, path, where });
    }
    const request = granted.get(name);
    if (!request) return t(`deed.grant.${change}`);
    const { access, kindTitle, subject } = request;
    return t(`deed.${access ? 'access' : 'approval'}.${change}`, {
      kind: kindTitle,
      subject: subject.title,
    });
  };
  return ({ documents, documentCount, subject, url }, granted) => {
    const deed = deedOf(documents, documentCount);
    if (!deed) return { text: subject, href: url };
    const { document, environments, others } = deed;
    const what = wordsOf(document, list.format(environments), granted);
    return {
      text: others > 0 ? t('deed.more', { what, count: others }) : what,
      href:
        document.type === 'grant' && document.name
          ? `/approvals/${document.name}`
          : url,
    };
  };
}
