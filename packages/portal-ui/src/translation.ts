import { createTranslationRef } from '@backstage/frontend-plugin-api';

/** Words of the shared blocks. @public */
export const portalUiTranslationRef = createTranslationRef({
  id: 'portal-ui',
  messages: {
    state: {
      healthy: 'Healthy',
      progressing: 'Progressing',
      degraded: 'Degraded',
      unknown: 'Unknown',
      'not-applicable': 'Not applicable',
    },
    intentReality: {
      intent: 'Intent',
      reality: 'Reality',
    },
    freshness: {
      asOf: 'As of {{when}}',
      from: '{{asOf}} · {{source}}',
      stale: 'Could not refresh: {{reason}}',
    },
    error: {
      title: '{{what}} did not load',
      unreachable: 'The portal did not answer. Check the connection.',
      signedOut: 'Your session has ended. Reload the page to sign in again.',
      notFound: 'It does not exist, or you are not allowed to see it.',
      requestId: 'Request id {{id}}',
      retry: 'Try again',
    },
    denied: {
      title: 'You are not allowed to {{what}}',
      permission: 'Permission',
      roles: 'Given to',
      team: 'Team',
      grant: 'Who can grant it',
      ask: 'Ask your platform team for access.',
    },
    people: { itself: 'The portal itself' },
    choices: {
      choose: 'Choose',
      none: 'The catalog has none that you may see.',
      failed: 'The choices did not load: {{reason}}',
    },
    draft: {
      saving: 'Saving the draft',
      saved: {
        portal: 'Draft saved {{when}}',
        window: 'Draft kept in this window {{when}}',
      },
      failed: 'The draft is not saved: {{reason}}',
      restored: 'Draft from {{when}} restored',
      discard: 'Discard draft',
      none: {
        portal: 'What you enter is kept as a draft.',
        window:
          'What you enter is kept as a draft in this window, until you close it.',
      },
    },
    code: { copy: 'Copy {{name}}', copied: 'Copied' },
    step: {
      waiting: 'Not started',
      running: 'Running',
      done: 'Done',
      failed: 'Failed',
      skipped: 'Skipped',
    },
  },
});
