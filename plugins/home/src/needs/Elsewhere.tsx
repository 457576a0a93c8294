import { Fragment } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Link, Text } from '@backstage/ui';
import { homeTranslationRef } from '../translation';
import { Needs } from './useNeeds';

const MOST = 3;

/** Held documents of other teams, for those who look after the whole. */
export function Elsewhere({ documents }: { documents: Needs['elsewhere'] }) {
  const { t } = useTranslationRef(homeTranslationRef);
  const more = documents.length - MOST;
  return (
    <Text as="p" color="secondary">
      {t('needs.elsewhere', { count: documents.length })}{' '}
      {documents.slice(0, MOST).map(({ path, href }, i) => (
        <Fragment key={path}>
          {i > 0 && ', '}
          <Link href={href}>{path}</Link>
        </Fragment>
      ))}
      {more > 0 && ` ${t('needs.more', { rest: `${more}` })}`}
    </Text>
  );
}
