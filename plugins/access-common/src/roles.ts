import { z } from 'zod';

/** Every role a person can hold, in the order they are shown. A role comes from group membership (`access.roles`). */
export const ROLES = [
  'developer',
  'reviewer',
  'platform-engineer',
  'operator',
  'executive',
  'admin',
] as const;

/** One of {@link ROLES}. */
export type Role = (typeof ROLES)[number];

/** Parses one role name; unknown names are refused with the list of known ones. */
export const roleSchema = z.enum(ROLES);

/** What a role is for, in words a person can be shown. */
export const ROLE_DESCRIPTIONS: Readonly<
  Record<Role, { title: string; description: string }>
> = {
  developer: {
    title: 'Developer',
    description: 'Ships a service or a model and owns what their team runs.',
  },
  reviewer: {
    title: 'Reviewer',
    description: 'Approves risky requests and reads what they rest on.',
  },
  'platform-engineer': {
    title: 'Platform engineer',
    description: 'Owns offerings, configuration and policies.',
  },
  operator: {
    title: 'Operator',
    description: 'Is on call for the platform.',
  },
  executive: {
    title: 'Executive',
    description: 'Reads adoption, reliability and cost.',
  },
  admin: {
    title: 'Admin',
    description: 'Gives roles to groups and may do everything.',
  },
};
