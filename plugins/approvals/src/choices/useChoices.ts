import { useApi } from '@backstage/frontend-plugin-api';
import { Choice, Load, useEntityChoices, useLoad } from '@waymark/portal-ui';
import { z } from 'zod';
import { platformApiRef } from '../api';

const TEAMS = { kind: 'group', 'spec.type': 'team' };
const PEOPLE = { kind: 'user' };
const PEOPLE_AND_GROUPS = { kind: ['user', 'group'] };

const platformSchema = z.object({
  environments: z.record(z.string(), z.unknown()),
});

/** Teams of the catalog, by name. */
export const useTeams = () => useEntityChoices(TEAMS, 'name');

/** People of the catalog, by ref. */
export const usePeople = () => useEntityChoices(PEOPLE, 'ref');

/** Who can answer for something, by ref. */
export const useOwners = () => useEntityChoices(PEOPLE_AND_GROUPS, 'ref');

/** Environments of the configuration that counts. */
export function useEnvironments(): Load<Choice[]> {
  const api = useApi(platformApiRef);
  return useLoad(async () => {
    const { platform } = await api.getPlatform();
    return Object.keys(platformSchema.parse(platform).environments).map(
      name => ({ value: name, label: name }),
    );
  }, [api]);
}
