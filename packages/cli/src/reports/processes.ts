import { z } from 'zod';

/** One process of a report. */
export const processStatusSchema = z.strictObject({
  name: z.string().describe('stable name; also of its log and pid file'),
  title: z.string().describe('for people'),
  state: z
    .enum(['running', 'starting', 'unhealthy', 'stopped'])
    .describe(
      '`starting`: the process is there, and `up` or `down` is still at work; `unhealthy`: it is there and does not do its work',
    ),
  pid: z.number().int().nullable().describe('null when it is stopped'),
  port: z.number().int().describe('on 127.0.0.1'),
  uptimeSeconds: z
    .number()
    .int()
    .nullable()
    .describe('null when it is stopped'),
  url: z.string().describe('where to look at it'),
});

/** One process of a report. */
export type ProcessStatus = z.infer<typeof processStatusSchema>;

const verdict = {
  checkedAt: z.iso.datetime().describe('when it was looked at'),
  ok: z.boolean().describe('every process runs; the exit code says the same'),
};

/** What `./waymark status --json` prints. */
export const statusReportSchema = z.strictObject({
  ...verdict,
  portalUrl: z.string().describe('where people open the portal'),
  processes: z
    .array(processStatusSchema)
    .describe('in the order they start; of its cluster too, where it has one'),
});

/** What `./waymark status --json` prints. */
export type StatusReport = z.infer<typeof statusReportSchema>;

/** What `./waymark cluster status --json` prints. */
export const clusterStatusReportSchema = z.strictObject({
  ...verdict,
  state: z
    .enum(['running', 'partial', 'stopped'])
    .describe('`partial`: some of it runs'),
  apiUrl: z.string().nullable().describe('null when there never was a cluster'),
  argocdUrl: z
    .string()
    .nullable()
    .describe('null when there never was a cluster'),
  kubeconfig: z
    .string()
    .nullable()
    .describe('file for people; null when there never was a cluster'),
  processes: z
    .array(processStatusSchema)
    .describe('in the order they start; empty when there never was a cluster'),
});

/** What `./waymark cluster status --json` prints. */
export type ClusterStatusReport = z.infer<typeof clusterStatusReportSchema>;
