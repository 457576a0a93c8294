export { DefaultApiClient as TenantsApiClient } from '../schema/openapi';
export {
  TenantsClient,
  type RunQuery,
  type TeamQuery,
  type TenantsApi,
  type TenantsRequestOptions,
} from './TenantsClient';
