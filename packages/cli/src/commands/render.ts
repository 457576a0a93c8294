import { Option, type Command } from 'commander';
import { toYaml } from '@waymark/platform-api';
import { CliError } from '../CliError';
import { exitCodes } from '../exitCodes';
import {
  describeExplain,
  describeWritten,
  describeYaml,
} from './render/describe';
import { describeFindings } from './intent/describeFindings';
import { loadPlatform } from './intent/loadPlatform';
import { readSources } from './intent/readSource';
import { refuseCollisions } from './render/refuseCollisions';
import { renderSource, type Rendered } from './render/renderSource';
import { toJson } from './render/toJson';
import { writeRendered } from './render/writeRendered';

interface RenderOptions {
  team?: string;
  environment?: string;
  target?: string;
  platform?: string;
  out?: string;
  json?: boolean;
  explain?: boolean;
  printPlatform?: boolean;
}

const HELP = `
Team and environment come from a path tenants/<team>/<environment>/<name>.yaml where there is one.

Examples:
  ./waymark render packages/platform-api/src/__golden__/intents/web-ordinary.yaml
  ./waymark render service.yaml --team assistant --environment production --explain
  ./waymark render service.yaml --json | jq '.documents[0].usage'
  ./waymark render tenants/assistant/development/*.yaml --out rendered
  ./waymark render --print-platform > platform.yaml
  ./waymark render service.yaml --platform platform.yaml
  cat service.yaml | ./waymark render -

Objects go to standard output, findings to standard error. With --out each object is a file as on branch rendered: written
in whole or not at all, left alone where it is the same already, and none when a document has an error.

Exit codes: 0 rendered, 1 findings with errors, 2 wrong usage or a file that cannot be read or written.`;

/**
 * `waymark render FILE…`: intent in, Kubernetes objects out, by the compile() that the portal and
 * the reconciler use.
 */
export function registerRender(program: Command): void {
  program
    .command('render')
    .summary('turn intent into Kubernetes objects')
    .description(
      'Turn intent (WebService, TenantNamespace) into Kubernetes objects, exactly as the portal does.',
    )
    .argument(
      '[file...]',
      'YAML files of one document each; "-" reads standard input',
    )
    .option(
      '--team <name>',
      'owning team; default: from the path, else spec.owner',
    )
    .option(
      '--environment <name>',
      'environment; default: from the path, else development',
    )
    .option('--target <name>', 'deployment target; default: the environment’s')
    .option(
      '--platform <file>',
      'YAML of your platform (sizes, environments, clusters, teams …); default: the example organization’s',
    )
    .option('--out <dir>', 'write one file an object, as on branch rendered')
    .addOption(
      new Option(
        '--json',
        'print objects, findings and usage as JSON',
      ).conflicts('explain'),
    )
    .option('--explain', 'print which emitter made each object, and why')
    .option(
      '--print-platform',
      'print the platform as YAML, to begin your own with, and end',
    )
    .addHelpText('after', HELP)
    .action(async (files: string[], options: RenderOptions) => {
      const ok = await run(files, options);
      process.exitCode = exitCodes[ok ? 'ok' : 'failed'].code;
    });
}

async function run(files: string[], options: RenderOptions): Promise<boolean> {
  const loaded = await loadPlatform(options.platform);
  if (!loaded.ok) {
    process.stderr.write(describeFindings([loaded]));
    if (options.json) process.stdout.write(toJson([], loaded));
    return false;
  }
  if (options.printPlatform) {
    process.stdout.write(toYaml(loaded.platform));
    return true;
  }
  if (files.length === 0) {
    throw new CliError('usage', 'No file is named.', {
      fix: 'Name a YAML file, or "-" for standard input; ./waymark render --help shows examples.',
    });
  }
  const sources = await readSources(files);
  const rendered = refuseCollisions(
    sources.map(source =>
      renderSource(source, { ...options, platform: loaded.platform }),
    ),
  );
  process.stderr.write(
    describeFindings(
      rendered.map((result, index) => ({
        ...result,
        text: sources[index].text,
      })),
    ),
  );
  await print(rendered, options);
  return rendered.every(({ ok }) => ok);
}

async function print(
  rendered: Rendered[],
  { json, explain, out }: RenderOptions,
): Promise<void> {
  if (out !== undefined) await write(rendered, out);
  if (json) process.stdout.write(toJson(rendered));
  else if (explain) process.stdout.write(describeExplain(rendered));
  else if (out === undefined) process.stdout.write(describeYaml(rendered));
}

async function write(rendered: Rendered[], out: string): Promise<void> {
  const failed = rendered.filter(({ ok }) => !ok).length;
  if (failed > 0) {
    process.stderr.write(
      `Nothing was written below ${out}: ${failed} of ${rendered.length} documents have errors.\n`,
    );
    return;
  }
  const objects = rendered.flatMap(document => document.objects);
  const written = await writeRendered(objects, out);
  process.stderr.write(describeWritten(written, out));
}
