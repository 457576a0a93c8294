export { PersonAndTeam } from './PersonAndTeam';
export type { PersonAndTeamProps } from './PersonAndTeam';
