import { resolve } from 'node:path';
import type { Command } from 'commander';
import {
  parseYaml,
  promote,
  PROMOTABLE_FIELDS,
  type Platform,
} from '@waymark/platform-api';
import { CliError } from '../CliError';
import { exitCodes } from '../exitCodes';
import { describeFileError } from '../output/describeFileError';
import { describeFindings } from './intent/describeFindings';
import { loadPlatform } from './intent/loadPlatform';
import { readSources, type Source } from './intent/readSource';
import { writeWhole } from './intent/writeWhole';
import { applyChanges } from './promote/applyChanges';
import {
  describePromotion,
  promotionJson,
  type Told,
} from './promote/describe';
import { exists, firstPromotion } from './promote/first';
import { stagesOf } from './promote/stagesOf';

interface PromoteOptions {
  to: string;
  field?: string[];
  own?: string;
  platform?: string;
  write?: boolean;
  json?: boolean;
}

const HELP = `
Image and source commit are always brought along; with --field also any of:
${PROMOTABLE_FIELDS.map(field => `  ${field}`).join('\n')}

Nothing is written without --write. Promotion goes forward: where the stages of the two environments are known by their
paths tenants/<team>/<environment>/<name>.yaml, a step back is refused and a skipped stage is warned of.

An environment that has no document of the service yet gets its first one: all of the above, replicas as the platform has them
there, and of what each environment has of its own what --own says; with the team's namespace, where there is none.

Examples:
  ./waymark promote tenants/assistant/development/search.yaml --to tenants/assistant/staging/search.yaml
  ./waymark promote development/search.yaml --to staging/search.yaml --field spec.dependencies --write
  ./waymark promote tenants/assistant/staging/search.yaml --to tenants/assistant/production/search.yaml --own own.yaml
  ./waymark promote development/search.yaml --to staging/search.yaml --json | jq '.changes'

Exit codes: 0 promoted, or nothing to do, 1 refused, 2 wrong usage or a file that cannot be read or written.`;

/** `waymark promote FILE --to FILE`: what runs in one environment, to the next. */
export function registerPromote(program: Command): void {
  program
    .command('promote')
    .summary('bring what runs in one environment to the next')
    .description(
      'Bring image and source commit of a service from one environment’s document to the next’s, which keeps everything else.',
    )
    .argument('<file>', 'the document to promote')
    .requiredOption('--to <file>', 'the document of the next environment')
    .option(
      '--field <path>',
      'bring this field along too; may be given again',
      (field: string, fields: string[] = []) => [...fields, field],
    )
    .option(
      '--own <file>',
      'for a first document: YAML of its secrets, identity, scaling, exposure',
    )
    .option(
      '--platform <file>',
      'YAML of your platform; default: the example organization’s',
    )
    .option('--write', 'write the document; without it only the diff is shown')
    .option('--json', 'print changes, findings and document as JSON')
    .addHelpText('after', HELP)
    .action(async (file: string, options: PromoteOptions) => {
      const ok = await run(file, options);
      process.exitCode = exitCodes[ok ? 'ok' : 'failed'].code;
    });
}

async function run(file: string, options: PromoteOptions): Promise<boolean> {
  const loaded = await loadPlatform(options.platform);
  if (!loaded.ok) {
    process.stderr.write(describeFindings([loaded]));
    const told = { from: file, to: options.to, written: false };
    if (options.json) {
      process.stdout.write(promotionJson([loaded], undefined, told));
    }
    return false;
  }
  const target = { file: options.to, path: resolve(options.to) };
  const sources = await readSources(
    (await exists(target.path)) ? [file, options.to] : [file],
  );
  const first = sources[0];
  if (sources.length < 2 && first && first.path !== target.path) {
    return runFirst(first, target, options, loaded.platform);
  }
  if (sources.length < 2) {
    throw new CliError('usage', 'Both files are the same.', {
      fix: 'Name the documents of one service in two environments.',
    });
  }
  const [from, to] = sources;
  const promotion = promoteTexts(from, to, {
    fields: options.field,
    stages: stagesOf(from.path, to.path, loaded.platform),
  });
  process.stderr.write(describeFindings(promotion.inspected));
  const { result } = promotion;
  const writes = Boolean(
    options.write && result?.ok && result.changes.length > 0,
  );
  if (writes && result?.ok) {
    await write(to, applyChanges(to.text, result.changes));
  }
  const told = { from: from.file, to: to.file, written: writes };
  if (options.json) {
    process.stdout.write(promotionJson(promotion.inspected, result, told));
  } else if (result?.ok) {
    process.stdout.write(describePromotion(result, told));
  }
  return Boolean(result?.ok);
}

/** The first document of an environment. */
async function runFirst(
  from: Source,
  to: Pick<Source, 'file' | 'path'>,
  { json, own, write: wanted }: PromoteOptions,
  platform: Platform,
): Promise<boolean> {
  const { files, inspected, result } = await firstPromotion(from, to, {
    own,
    platform,
  });
  process.stderr.write(describeFindings(inspected));
  const writes = Boolean(wanted && result?.ok);
  if (writes) {
    for (const [path, text] of files) await write({ file: path, path }, text);
  }
  const told: Told = {
    from: from.file,
    to: to.file,
    written: writes,
    beside: [...files.keys()].filter(path => path !== to.path),
  };
  if (json) {
    process.stdout.write(promotionJson(inspected, result, told));
  } else if (result?.ok) {
    process.stdout.write(describePromotion(result, told));
  }
  return Boolean(result?.ok);
}

function promoteTexts(
  from: Source,
  to: Source,
  options: Parameters<typeof promote>[2],
) {
  const [first, second] = [from, to].map(source => ({
    source,
    parsed: parseYaml(source.text),
  }));
  const broken = [first, second].flatMap(({ source, parsed }) =>
    parsed.ok ? [] : [{ ...source, ...parsed }],
  );
  if (!first.parsed.ok || !second.parsed.ok) return { inspected: broken };
  const result = promote(
    first.parsed.document,
    second.parsed.document,
    options,
  );
  return { inspected: [{ ...to, findings: result.findings }], result };
}

async function write(
  { file, path }: Pick<Source, 'file' | 'path'>,
  text: string,
): Promise<void> {
  await writeWhole(path, text).catch((error: unknown) => {
    throw new CliError('usage', `${file}: ${describeFileError(error)}`, {
      fix: 'Name a file that you may write to.',
      cause: error,
    });
  });
}
