import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { runProgram } from './runProgram';
import type { Suite, SuiteResult } from './types';

const reportSchema = z.object({
  errors: z.array(z.unknown()),
  stats: z.object({
    expected: z.number(),
    unexpected: z.number(),
    flaky: z.number(),
    skipped: z.number(),
  }),
});

/**
 * Playwright on a running portal.
 *
 * @param startPortal - resolves to the portal's address once it answers
 */
export function browserSuite(startPortal: () => Promise<string>): Suite {
  return {
    name: 'browser',
    description: 'Playwright with an installed Chromium on the running portal',
    async run(context): Promise<SuiteResult> {
      const portalUrl = await startPortal();
      const report = path.join(context.stateDir, 'test', 'playwright.json');
      await mkdir(path.dirname(report), { recursive: true });
      await runProgram(
        context,
        'playwright',
        [
          'test',
          '--config',
          path.join('packages', 'app', 'e2e-tests', 'playwright.config.ts'),
          '--reporter',
          'list,json',
        ],
        {
          WAYMARK_PORTAL_URL: portalUrl,
          WAYMARK_STATE_DIR: context.stateDir,
          PLAYWRIGHT_JSON_OUTPUT_NAME: report,
        },
      );
      const { stats, errors } = reportSchema.parse(
        JSON.parse(await readFile(report, 'utf8')),
      );
      return {
        passed: stats.expected,
        failed: stats.unexpected + stats.flaky + errors.length,
        skipped:
          stats.skipped > 0
            ? [
                {
                  name: `${stats.skipped} browser tests`,
                  reason: 'a test before them in the same journey failed',
                },
              ]
            : [],
      };
    },
  };
}
