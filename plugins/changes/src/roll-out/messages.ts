/** Words of large changes, which are rendered batch by batch. */
export const rollOutMessages = {
  title: 'Rendered batch by batch',
  description:
    'It touches more than one batch of workloads and namespaces, so that development goes first and production last.',
  titleMany: 'Large changes under way',
  what: 'The batches',
  verb: 'see how far a change is rendered',
  answer_one: '{{count}} of {{of}} batches is rendered',
  answer_other: '{{count}} of {{of}} batches are rendered',
  answerStopped: 'It was stopped after batch {{count}} of {{of}}',
  answerReached_one: '; {{names}} is done',
  answerReached_other: '; {{names}} are done',
  progress_one:
    '{{count}} of {{of}} batches is rendered: {{documents}} of {{ofDocuments}} workloads and namespaces.',
  progress_other:
    '{{count}} of {{of}} batches are rendered: {{documents}} of {{ofDocuments}} workloads and namespaces.',
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
  of: 'Commit {{commit}}',
  stopped: 'Stopped: {{reason}}',
  resumed: 'Let go on: {{reason}}',
  batches_one: '{{count}} batch so far',
  batches_other: '{{count}} batches so far',
  batch: 'Batch {{number}}',
  batchOf: '{{documents}} in {{name}}',
  stop: 'Stop',
  stopAsk: 'Stop after batch {{number}}',
  stopConsequence_one:
    'The 1 workload or namespace that is left stays as it runs now. What is rendered stays rendered; every other change goes on, and who changes one of them again renders it. You can let it go on later, or restore what was.',
  stopConsequence_other:
    'The {{count}} workloads and namespaces that are left stay as they run now. What is rendered stays rendered; every other change goes on, and who changes one of them again renders it. You can let it go on later, or restore what was.',
  stopFailed: 'It was not stopped',
  resume: 'Let it go on',
  resumeAsk: 'Let it go on with batch {{number}}',
  resumeConsequence_one:
    'The 1 workload or namespace that is left is rendered, as main wants it now.',
  resumeConsequence_other:
    'The {{count}} workloads and namespaces that are left are rendered batch by batch, as main wants them now.',
  resumeFailed: 'It does not go on',
  keep: 'Leave it as it is',
  denied: 'You may look, not stop it. {{grant}}',
} as const;
