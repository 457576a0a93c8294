import type { Repositories } from './store/repositories';
import type { Users } from './store/users';
import type { Deliveries } from './deliveries';

/** What every part of the forge works with. */
export type ForgeContext = {
  /** Public address without trailing slash. */
  url: string;
  users: Users;
  repositories: Repositories;
  deliveries: Deliveries;
  log: (line: string) => void;
};
