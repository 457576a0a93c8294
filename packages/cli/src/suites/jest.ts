import { mkdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { startPostgres } from '@waymark/local-stack';
import { z } from 'zod';
import { runProgram } from './runProgram';
import type { SuiteContext, SuiteResult } from './types';

const reportSchema = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numRuntimeErrorTestSuites: z.number(),
  testResults: z.array(
    z.object({
      name: z.string(),
      assertionResults: z.array(
        z.object({ fullName: z.string(), status: z.string() }),
      ),
    }),
  ),
});

/**
 * Runs the checkout's tests on an embedded PostgreSQL of their own.
 *
 * @param args - for `backstage-cli repo test`
 */
export async function jest(
  context: SuiteContext,
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
): Promise<SuiteResult> {
  const folder = path.join(context.stateDir, 'test');
  const report = path.join(folder, 'jest.json');
  await mkdir(folder, { recursive: true });
  await rm(report, { force: true });
  const postgres = await startPostgres({
    dataDir: path.join(folder, 'postgres'),
  });
  try {
    const { exitCode } = await runProgram(
      context,
      'backstage-cli',
      ['repo', 'test', ...args, '--json', `--outputFile=${report}`],
      {
        CI: '1',
        NODE_ENV: 'test',
        BACKSTAGE_TEST_DISABLE_DOCKER: '1',
        BACKSTAGE_TEST_DATABASE_POSTGRES18_CONNECTION_STRING:
          postgres.connectionString,
        ...env,
      },
    );
    return await readReport(report, exitCode);
  } finally {
    await postgres.stop();
  }
}

async function readReport(
  file: string,
  exitCode: number,
): Promise<SuiteResult> {
  const report = reportSchema.parse(JSON.parse(await readFile(file, 'utf8')));
  const failed = report.numFailedTests + report.numRuntimeErrorTestSuites;
  return {
    passed: report.numPassedTests,
    failed: exitCode === 0 ? failed : Math.max(failed, 1),
    skipped: report.testResults.flatMap(({ name, assertionResults }) =>
      assertionResults
        .filter(({ status }) => ['pending', 'todo'].includes(status))
        .map(({ fullName }) => ({
          name: fullName,
          reason: `marked so in ${path.basename(name)}`,
        })),
    ),
  };
}
