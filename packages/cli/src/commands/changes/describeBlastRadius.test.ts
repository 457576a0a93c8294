import type { BlastRadius } from '@waymark/plugin-changes-common';
import { describeBlastRadius } from './describeBlastRadius';

const amount = { cpuCores: 0, memoryBytes: 0 };
const asked = { atMinReplicas: amount, atMaxReplicas: amount };
const counts = { added: 0, removed: 0, changed: 3, unchanged: 9 };
const tell = (stopped?: BlastRadius['stopped']) =>
  describeBlastRadius({
    against: 'a'.repeat(40),
    valid: true,
    touched: [],
    radius: {
      documents: 12,
      rerendered: 1,
      diff: { ...counts, workloads: 1, restarts: 0, groups: [] },
      environments: [],
      capacity: { namespaces: [], before: asked, after: asked },
      held: [],
      ...(stopped && { stopped }),
    },
  });

it.each([
  [true, 'they are rendered with what it makes of them'],
  [false, 'more than a batch: they stay as they run'],
])(
  'says of documents that a stopped large change holds, rendered: %s',
  (rendered, words) => {
    const text = tell({ documents: 2, rendered });
    expect(text).toContain('holds 2 of these documents');
    expect(text).toContain(words);
    expect(tell()).not.toContain('stopped');
  },
);
