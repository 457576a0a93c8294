import { createTranslationRef } from '@backstage/frontend-plugin-api';

/** Words for runs, wherever they are shown. @public */
export const tenantsReactTranslationRef = createTranslationRef({
  id: 'tenants-react',
  messages: {
    runState: {
      open: 'Opened',
      running: 'Running',
      committed: 'Committed',
      'waiting-for-approval': 'Waiting for approval',
      done: 'Done',
      failed: 'Failed',
      cleaning: 'Cleaning up',
      cleaned: 'Cleaned up',
    },
  },
});
