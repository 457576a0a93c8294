/** Words of large changes, which are rendered batch by batch. */
export const rollOutMessages = {
  title: 'Rendered batch by batch',
  description:
    'It touches more than one batch of workloads and namespaces, so that development goes first and production last.',
  titleMany: 'Large changes under way',
  what: 'The batches',
  verb: 'see how far a change is rendered',
  progress:
    '{{batches}} of {{of}} batches are rendered: {{documents}} of {{ofDocuments}} workloads and namespaces.',
  progressDone:
    'All {{of}} batches are rendered: {{ofDocuments}} workloads and namespaces.',
  environment: '{{name}}: {{done}} of {{of}}',
  environmentStates: {
    done: 'Rendered',
    running: 'Under way',
    waiting: 'To come',
    stopped: 'Stopped',
  },
  states: {
    running: 'Under way',
    waiting: 'Pause between batches',
    stopped: 'Stopped',
    done: 'Rendered',
  },
  began: 'began',
  last: 'last batch',
  next: 'next batch at the soonest',
  of: 'Began with commit {{commit}}',
  stopped: 'Stopped: {{reason}}',
  resumed: 'Let go on: {{reason}}',
  batches: 'Batches',
  batch: 'Batch {{number}}',
  batchOf: '{{documents}} in {{name}}',
  stop: 'Stop',
  stopAsk: 'Stop after batch {{number}}',
  stopConsequence_one:
    'The 1 workload or namespace that is left stays as it runs now. What is rendered stays rendered; every other change goes on. You can let it go on later, or restore what was.',
  stopConsequence_other:
    'The {{count}} workloads and namespaces that are left stay as they run now. What is rendered stays rendered; every other change goes on. You can let it go on later, or restore what was.',
  stopFailed: 'It was not stopped',
  resume: 'Let it go on',
  resumeAsk: 'Let it go on with batch {{number}}',
  resumeConsequence_one:
    'The 1 workload or namespace that is left is rendered, as main wants it now.',
  resumeConsequence_other:
    'The {{count}} workloads and namespaces that are left are rendered batch by batch, as main wants them now.',
  resumeFailed: 'It does not go on',
  denied: 'You may look, not stop it. {{grant}}',
} as const;
