import { z } from 'zod';
import { configRow, type ConfigRow } from './report';

const samples = z.array(z.number()).min(1);
const measuredSchema = z.object({
  snapshots: z.number(),
  documents: z.number(),
  roundTrip: samples,
  lookUp: samples,
  time: samples,
  tree: samples,
  imported: samples,
  bare: samples,
});

/** The rows of what the measurement printed. */
export function historyRows(printed: unknown): ConfigRow[] {
  const found = measuredSchema.parse(printed);
  const roundTrip = { name: 'SELECT 1', samples: found.roundTrip };
  const bare = { name: 'bare INSERT', samples: found.bare };
  const of = found.snapshots.toLocaleString('en-US');
  return [
    configRow(`a document as of a commit, of ${of}`, found.lookUp, {
      against: roundTrip,
      aims: { p50: 0.3, p99: 1 },
    }),
    configRow(`the commit of a time, of ${of}`, found.time, {
      against: roundTrip,
    }),
    configRow(`all ${found.documents} documents as of a commit`, found.tree),
    configRow('import a commit, with chain and audit', found.imported, {
      against: bare,
      aims: { ratio: 1.5 },
    }),
    configRow('a bare INSERT of its row', found.bare),
    configRow('SELECT 1: the way there and back', found.roundTrip),
  ];
}
