import type { Command } from 'commander';
import { checkCluster } from '../doctor/cluster';
import { checkDisk, checkMemory, checkPorts } from '../doctor/machine';
import {
  checkChromium,
  checkGit,
  checkNode,
  checkPython,
  checkYarn,
} from '../doctor/programs';
import type { Finding } from '../doctor/types';
import { exitCodes } from '../exitCodes';
import { Instance } from '../instance/Instance';
import { table } from '../output/table';
import { portBaseOption } from './portBase';

/** `waymark doctor`: what this machine lacks, and what to do about it. */
export function registerDoctor(program: Command): void {
  program
    .command('doctor')
    .summary('check this machine, with a fix for what is wrong')
    .description(
      'Check programs, versions, ports, disk and memory. Java and Docker are not needed.',
    )
    .option('--json', 'as JSON')
    .addOption(portBaseOption())
    .addHelpText(
      'after',
      `
Examples:
  waymark doctor
  waymark doctor --json | jq '.[] | select(.status != "ok")'

Exit codes: 0 the portal can run, 1 it cannot.`,
    )
    .action(async (options: { json?: boolean; portBase?: number }) => {
      const findings = await examine(
        await Instance.open({ portBase: options.portBase }),
      );
      process.stdout.write(
        options.json
          ? `${JSON.stringify(findings, null, 2)}\n`
          : `${describe(findings)}\n`,
      );
      const sick = findings.some(({ status }) => status === 'fail');
      process.exitCode = sick ? exitCodes.failed.code : exitCodes.ok.code;
    });
}

async function examine(instance: Instance): Promise<Finding[]> {
  const findings = await Promise.all([
    checkNode(),
    checkYarn(instance.root),
    checkGit(),
    checkPython(),
    checkChromium(),
    checkCluster(),
    checkDisk(instance),
    checkMemory(),
    checkPorts(instance),
  ]);
  return findings.flat();
}

function describe(findings: Finding[]): string {
  const marks = { ok: '✓', warn: '!', fail: '✗' } as const;
  const rows = findings.map(({ name, status, found }) => [
    marks[status],
    name,
    found,
  ]);
  const fixes = findings.flatMap(({ name, fix }) =>
    fix ? [`  ${name}: ${fix}`] : [],
  );
  return [
    table(['', 'Check', 'Found'], rows),
    ...(fixes.length > 0 ? ['', 'What to do:', ...fixes] : []),
  ].join('\n');
}
