import { ConsumedApisCard, ProvidedApisCard } from '@backstage/plugin-api-docs';
import { entityDataTableColumns } from '@backstage/plugin-catalog-react/alpha';

/**
 * As many columns as fit beside the description of an entity; Backstage's seven are cut off there. The definition is on
 * the API's own page, which its name leads to.
 */
const columns = [
  entityDataTableColumns.createEntityRefColumn({ defaultKind: 'API' }),
  entityDataTableColumns.createOwnerColumn(),
  entityDataTableColumns.createSpecTypeColumn(),
  entityDataTableColumns.createMetadataDescriptionColumn(),
];

export const ProvidedApis = () => <ProvidedApisCard columnConfig={columns} />;

export const ConsumedApis = () => <ConsumedApisCard columnConfig={columns} />;
