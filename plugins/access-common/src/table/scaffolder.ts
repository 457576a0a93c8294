import type { AccessEntry } from './types';

const creating = {
  developer: 'all',
  'platform-engineer': 'all',
  admin: 'all',
} as const;

/** Rows of the scaffolder: golden paths and the tasks they start. */
export const scaffolderEntries: AccessEntry[] = [
  {
    permission: 'scaffolder.template.parameter.read',
    what: 'see what a golden path asks for',
    grants: { 'signed-in': 'all' },
    reason: 'Everyone may see what the platform offers.',
  },
  {
    permission: 'scaffolder.template.step.read',
    what: 'see what a golden path does',
    grants: { 'signed-in': 'all' },
    reason: 'Everyone may see what the platform offers.',
  },
  {
    permission: 'scaffolder.template.dry-run',
    what: 'try out a template that is not published',
    grants: { 'platform-engineer': 'all', admin: 'all' },
    reason: 'A dry run executes template code that nobody has reviewed.',
  },
  {
    permission: 'scaffolder.template.management',
    what: 'manage templates',
    grants: { 'platform-engineer': 'all', admin: 'all' },
    reason: 'Platform engineers own the golden paths.',
  },
  {
    permission: 'scaffolder.action.execute',
    what: 'run the steps of a golden path',
    grants: creating,
    reason: 'People who ship services start golden paths.',
  },
  {
    permission: 'scaffolder.task.create',
    what: 'start a golden path',
    grants: creating,
    reason: 'People who ship services start golden paths.',
  },
  {
    permission: 'scaffolder.task.read',
    what: 'read the run of a golden path',
    grants: {
      'signed-in': 'own',
      'platform-engineer': 'all',
      operator: 'all',
      admin: 'all',
    },
    reason: 'A run and its log belong to the person who started it.',
  },
  {
    permission: 'scaffolder.task.cancel',
    what: 'cancel the run of a golden path',
    grants: {
      'signed-in': 'own',
      'platform-engineer': 'all',
      operator: 'all',
      admin: 'all',
    },
    reason: 'A run is stopped by the person who started it or by the platform.',
  },
];
