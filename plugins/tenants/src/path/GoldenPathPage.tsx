import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import { useParams } from 'react-router-dom';
import { startRouteRef } from '../routes';
import { useStartDenial } from '../start/useStartDenial';
import { tenantsTranslationRef } from '../translation';
import { DeniedPath } from './DeniedPath';
import { LoadingPath } from './LoadingPath';
import { StartPath } from './StartPath';

/** One golden path, to start it or to see why one may not. */
export function GoldenPathPage() {
  const { name = '' } = useParams();
  const { t } = useTranslationRef(tenantsTranslationRef);
  const startLink = useRouteRef(startRouteRef);
  const denial = useStartDenial();
  const above = (
    <Link href={startLink?.() ?? '/start'}>{t('path.allPaths')}</Link>
  );
  if (denial.state === 'loading') {
    return <LoadingPath name={name} above={above} />;
  }
  return denial.state === 'ready' && denial.value ? (
    <DeniedPath name={name} denial={denial.value} above={above} />
  ) : (
    <StartPath name={name} above={above} />
  );
}
