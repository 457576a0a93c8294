import { z } from 'zod';

/** What the doctor found about one prerequisite. */
export const checkSchema = z.strictObject({
  id: z.string().describe('stable name'),
  name: z.string().describe('for people'),
  status: z
    .enum(['ok', 'warn', 'fail'])
    .describe(
      '`warn`: the portal runs, with something missing; `fail`: it cannot run',
    ),
  found: z.string().describe('version or amount found, or what is wrong'),
  fix: z
    .string()
    .optional()
    .describe('what to do; there unless `status` is `ok`'),
});

/** What the doctor found about one prerequisite. */
export type Check = z.infer<typeof checkSchema>;

/** What `./waymark doctor --json` prints. */
export const doctorReportSchema = z.strictObject({
  checkedAt: z.iso.datetime().describe('when it was looked at'),
  ok: z
    .boolean()
    .describe('no check failed: the portal can run; the exit code says so too'),
  checks: z.array(checkSchema).describe('one a prerequisite'),
});

/** What `./waymark doctor --json` prints. */
export type DoctorReport = z.infer<typeof doctorReportSchema>;
