import { useApi } from '@backstage/frontend-plugin-api';
import { useLoad, type Load } from '@waymark/portal-ui';
import { changesApiRef } from '../api';
import { toConfiguration, type Configuration } from './configuration';

const EVERY_MS = 30_000;

/** The configuration on main, or the built-in one, renewed while somebody looks. */
export function useConfiguration(): Load<Configuration> {
  const api = useApi(changesApiRef);
  return useLoad(async () => toConfiguration(await api.getPlatform()), [api], {
    refreshMs: EVERY_MS,
  });
}
