import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { defaultPlatform } from '@waymark/platform-api';
import { CliError } from '../../CliError';
import { describeYaml } from '../../commands/render/describe';
import { renderSource } from '../../commands/render/renderSource';
import type {
  FoundProgram,
  ManifestProgram,
} from '../../manifests/findProgram';
import type { Application } from './workspace';

const main = path.join(
  path.dirname(require.resolve('@waymark/cli/package.json')),
  'src',
  'main.ts',
);

/** A way to get the YAML of applications. */
export interface Way {
  name: string;
  /** What one render of several applications is, for the reader of a figure. */
  runs: 'one process' | 'a process each' | 'in this process';
  render(applications: readonly Application[]): string;
}

/** `waymark render` as a process of its own, as a shell runs it once packages are there. */
export const waymarkProcess: Way = {
  name: 'waymark render',
  runs: 'one process',
  render: applications =>
    run(process.execPath, [
      '--import',
      'tsx',
      main,
      'render',
      ...applications.map(({ intent }) => intent),
    ]),
};

/** The same code called again and again, as in the portal and the reconciler: from the text of intent to YAML. */
export const waymarkWarm: Way = {
  name: 'waymark, warm',
  runs: 'in this process',
  render: applications =>
    describeYaml(
      applications.map(({ intent, intentText }) =>
        renderSource(
          { file: intent, path: intent, text: intentText },
          { platform: defaultPlatform },
        ),
      ),
    ),
};

/** Helm and Kustomize have no way to stay: each application is a process, as in Argo CD's repo server. */
export function programWay(name: ManifestProgram, file: string): Way {
  const argumentsFor: Record<
    ManifestProgram,
    (application: Application) => string[]
  > = {
    helm: ({ chart }) => ['template', 'release', chart],
    kustomize: ({ kustomization }) => ['build', kustomization],
  };
  return {
    name: { helm: 'helm template', kustomize: 'kustomize build' }[name],
    runs: 'a process each',
    render: applications =>
      applications
        .map(application => run(file, argumentsFor[name](application)))
        .join('\n---\n'),
  };
}

/** The programs that are there as ways, and the others with the reason. */
export function waysOf(found: ReadonlyMap<ManifestProgram, FoundProgram>): {
  ways: Way[];
  skipped: { name: string; reason: string }[];
} {
  const ways: Way[] = [];
  const skipped: { name: string; reason: string }[] = [];
  for (const [name, program] of found) {
    if (program.ok) ways.push(programWay(name, program.file));
    else skipped.push({ name, reason: program.reason });
  }
  return { ways, skipped };
}

function run(file: string, args: string[]): string {
  const { status, stdout, stderr, error } = spawnSync(file, args, {
    encoding: 'utf8',
    maxBuffer: 2 ** 30,
  });
  if (error || status !== 0) {
    throw new CliError('failed', `${file} ended with ${status}: ${stderr}`, {
      fix: `Run it by hand: ${[file, ...args.slice(0, 6)].join(' ')}`,
      cause: error,
    });
  }
  return stdout;
}
