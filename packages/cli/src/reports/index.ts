import type { z } from 'zod';
import { doctorReportSchema } from './doctor';
import { clusterStatusReportSchema, statusReportSchema } from './processes';

export * from './doctor';
export * from './processes';
export { fieldRows } from './fieldRows';

/** What verbs print with `--json`, by the verb; the reference is written from these. */
export const reports: Readonly<Record<string, z.ZodType>> = {
  status: statusReportSchema,
  'cluster-status': clusterStatusReportSchema,
  doctor: doctorReportSchema,
};
