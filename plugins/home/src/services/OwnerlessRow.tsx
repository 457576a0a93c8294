import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import { homeTranslationRef } from '../translation';
import { ServiceNames } from './ServiceNames';
import { useOwnerless } from './useOwnerless';

const list = new Intl.ListFormat('en', { type: 'conjunction' });

/** What nobody owns, as the last line of the organization's services; absent where everything has an owner. */
export function OwnerlessRow() {
  const { t } = useTranslationRef(homeTranslationRef);
  const ownerless = useOwnerless();
  if (ownerless.state !== 'ready') return null;
  const { services, missing } = ownerless.value;
  if (services.length === 0) return null;
  return (
    <tbody>
      <tr>
        <th scope="row">{t('organization.noOwner')}</th>
        <td aria-hidden />
        <td data-label={t('organization.names')}>
          <ServiceNames services={services} />
        </td>
        <td>
          <Text variant="body-small" color="secondary">
            {t('organization.missing', {
              count: missing.length,
              names: list.format(missing),
            })}
          </Text>
        </td>
      </tr>
    </tbody>
  );
}
