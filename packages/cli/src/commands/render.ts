import type { Command } from 'commander';
import { defaultPlatform } from '@waymark/platform-api';
import {
  describeExplain,
  describeFindings,
  describeYaml,
} from './render/describe';
import {
  readSource,
  UnreadableSourceError,
  type Source,
} from './render/readSource';
import { renderSource, type Rendered } from './render/renderSource';
import { toJson } from './render/toJson';
import { writeRendered } from './render/writeRendered';

interface RenderOptions {
  team?: string;
  environment?: string;
  target?: string;
  out?: string;
  json?: boolean;
  explain?: boolean;
}

const EXIT = { ok: 0, findings: 1, usage: 2 } as const;

const HELP = `
Team and environment come from a path tenants/<team>/<environment>/<name>.yaml where there is one.

Examples:
  waymark render tenants/assistant/development/document-search.yaml
  waymark render service.yaml --team assistant --environment production --explain
  waymark render service.yaml --json | jq '.documents[0].usage'
  waymark render tenants/assistant/development/*.yaml --out rendered/
  cat service.yaml | waymark render -

Exit codes: 0 rendered, 1 findings with errors, 2 wrong usage or unreadable file.`;

/**
 * `waymark render FILE…`: intent in, Kubernetes objects out, by the compile() that the portal and
 * the reconciler use. Objects go to stdout, findings to stderr. Exit code 0: rendered; 1: findings
 * with errors; 2: wrong usage or a file that cannot be read.
 */
export function registerRender(program: Command): void {
  program
    .command('render')
    .summary('turn intent into Kubernetes objects')
    .description(
      'Turn intent (WebService, TenantNamespace) into Kubernetes objects, exactly as the portal does.',
    )
    .argument('<file...>', 'YAML documents; "-" reads standard input')
    .option(
      '--team <name>',
      'owning team; default: from the path, else spec.owner',
    )
    .option(
      '--environment <name>',
      'environment; default: from the path, else development',
    )
    .option('--target <name>', 'deployment target; default: the environment’s')
    .option('--out <dir>', 'write one file an object, as on branch rendered')
    .option('--json', 'print objects, findings and usage as JSON')
    .option('--explain', 'print which emitter made each object, and why')
    .addHelpText('after', HELP)
    .action(
      async (files: string[], options: RenderOptions, command: Command) => {
        const sources = await readAll(files, command);
        const rendered = sources.map(source =>
          renderSource(source, { ...options, platform: defaultPlatform }),
        );
        await print(rendered, options);
        const failed = rendered.some(({ ok }) => !ok);
        process.exitCode = failed ? EXIT.findings : EXIT.ok;
      },
    );
}

async function readAll(files: string[], command: Command): Promise<Source[]> {
  if (files.filter(file => file === '-').length > 1) {
    return command.error('Standard input ("-") can be read once.', {
      exitCode: EXIT.usage,
    });
  }
  try {
    return await Promise.all(files.map(readSource));
  } catch (error) {
    if (!(error instanceof UnreadableSourceError)) throw error;
    return command.error(error.message, { exitCode: EXIT.usage });
  }
}

async function print(
  rendered: Rendered[],
  { json, explain, out }: RenderOptions,
): Promise<void> {
  process.stderr.write(describeFindings(rendered));
  if (out) {
    const count = await writeRendered(rendered, out);
    process.stderr.write(`${count} files written below ${out}\n`);
  }
  if (json) process.stdout.write(toJson(rendered));
  else if (explain) process.stdout.write(describeExplain(rendered));
  else if (!out) process.stdout.write(describeYaml(rendered));
}
