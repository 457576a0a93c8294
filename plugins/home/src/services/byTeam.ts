import { Reality, ServiceView } from '@waymark/plugin-tenants-common';

/** What a team runs, in numbers. */
export type TeamServices = {
  team: string;
  services: Array<{ name: string }>;
  /** How many of them are wanted in production. */
  inProduction: number;
  /** Environments whose document is held. */
  held: number;
  /** Environments that keep what Git no longer has. */
  left: number;
  /** How many environments are in a state, the worst first. */
  reality: Array<{ state: Reality['state']; count: number }>;
};

const WORST_FIRST: ReadonlyArray<Reality['state']> = [
  'degraded',
  'unknown',
  'progressing',
  'healthy',
  'not-applicable',
];

/** The services of an organization, one line a team. */
export function byTeam(services: readonly ServiceView[]): TeamServices[] {
  const teams = [...new Set(services.map(({ team }) => team))].sort();
  return teams.map(team => {
    const theirs = services.filter(service => service.team === team);
    const environments = theirs.flatMap(service => service.environments);
    return {
      team,
      services: theirs,
      inProduction: theirs.filter(isInProduction).length,
      held: theirs.reduce((sum, { held }) => sum + held.length, 0),
      left: theirs.flatMap(service => service.left ?? []).length,
      reality: WORST_FIRST.map(state => ({
        state,
        count: environments.filter(({ reality }) => reality.state === state)
          .length,
      })).filter(({ count }) => count > 0),
    };
  });
}

/** Whether a service is wanted in production, by the name that the stage has in every organization of the platform. */
export function isInProduction({ environments }: ServiceView): boolean {
  return environments.some(({ environment }) => environment === 'production');
}
