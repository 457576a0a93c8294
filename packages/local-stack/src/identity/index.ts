export { readPeople } from './people';
export { startIdentity } from './startIdentity';
export { personSchema } from './types';
export type { IdentityOptions, Person, RunningIdentity } from './types';
