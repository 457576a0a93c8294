import type { Command } from 'commander';
import { examine } from '../doctor/examine';
import { exitCodes } from '../exitCodes';
import { Instance } from '../instance/Instance';
import { prettyJson } from '../output/prettyJson';
import { table } from '../output/table';
import type { DoctorReport } from '../reports';
import { portBaseOption } from './portBase';

/** `waymark doctor`: what this machine lacks, and what to do about it. */
export function registerDoctor(program: Command): void {
  program
    .command('doctor')
    .summary('check this machine, with a fix for what is wrong')
    .description(
      'Check programs, versions, ports, disk, memory and what a cluster needs. Java and Docker are not needed.',
    )
    .option('--json', 'as JSON')
    .addOption(portBaseOption())
    .addHelpText(
      'after',
      `
Examples:
  ./waymark doctor
  ./waymark doctor --json | jq '.checks[] | select(.status != "ok")'

Exit codes: 0 the portal can run, 1 it cannot.`,
    )
    .action(
      async ({ json, portBase }: { json?: boolean; portBase?: number }) => {
        const report = await examine(await Instance.open({ portBase }));
        process.stdout.write(json ? prettyJson(report) : describe(report));
        process.exitCode = report.ok
          ? exitCodes.ok.code
          : exitCodes.failed.code;
      },
    );
}

const marks = { ok: '✓', warn: '!', fail: '✗' } as const;

function describe({ ok, checks }: DoctorReport): string {
  const rows = checks.map(({ name, status, found }) => [
    marks[status],
    name,
    found,
  ]);
  const fixes = checks.flatMap(({ name, fix }) =>
    fix ? [`  ${name}: ${fix}`] : [],
  );
  return [
    table(['', 'Check', 'Found'], rows),
    ...(fixes.length > 0 ? ['', 'What to do:', ...fixes] : []),
    '',
    ok ? 'The portal can run here.' : 'The portal cannot run here yet.',
    '',
  ].join('\n');
}
