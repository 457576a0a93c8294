import {
  dependentTypeSchema,
  type Dependent,
} from '@waymark/plugin-changes-common';
import { Option, type Command } from 'commander';
import { CliError } from '../../CliError';
import { exitCodes } from '../../exitCodes';
import { prettyJson } from '../../output/prettyJson';
import type { PortalClients } from '../../portal/openPortal';
import { answer } from '../answer';
import { compare } from './compare';
import {
  describeDifferences,
  describeList,
  describeSent,
  ofKind,
  withValue,
} from './describeConfig';
import { findDocument } from './findDocument';
import { describeDependents } from './describeDependents';
import { describe, inspectTree, isValid } from './inspect';
import { readFindings } from './readFindings';
import { placeDocuments } from './placeDocuments';
import { readLimit } from './readLimit';
import { readFiles, readTree } from './readTree';
import { sendEdits } from './sendEdits';
import { kindCalled, pathOfDocument, setField } from './setField';
import { describeFindings } from '../intent/describeFindings';
import { askingPortal, type AskPortalOptions } from '../portalOptions';

type Asked<T = object> = AskPortalOptions & T;
type Paging = { type?: Dependent['type']; limit: number; cursor?: string };
type Writing = Asked<{ reason: string; dryRun?: boolean; propose?: boolean }>;

/** What configuration is: list, get, validate, diff, and changes of it by set and apply. */
export function registerConfigCurrent(config: Command): void {
  askingPortal(config.command('list'))
    .description(
      'The documents of the configuration, and where they count from',
    )
    .option('--kind <kind>', 'only those of this kind')
    .action(({ kind, ...options }: Asked<{ kind?: string }>) =>
      answer(
        options,
        async ({ changes }) => ofKind(await changes.getPlatform(), kind),
        describeList,
      ),
    );

  askingPortal(config.command('get'))
    .description('One document as it is written')
    .argument('<kind>', 'such as team or QuotaProfile')
    .argument('<name>', 'its metadata.name')
    .action((kind: string, name: string, options: AskPortalOptions) =>
      answer(
        options,
        async ({ changes }) => {
          const platform = await changes.getPlatform();
          const { platformCommit, source } = platform;
          const found = findDocument(platform, pathOfDocument(kind, name));
          return { ...found, source, platformCommit };
        },
        ({ content, platformCommit, source }) => {
          if (source === 'last-good') {
            process.stderr.write(
              `This is what main says. It does not count yet: the configuration on main is not valid, that of ${platformCommit} counts.\nSee why: ./waymark config validate\n`,
            );
          }
          return content;
        },
      ),
    );

  askingPortal(config.command('dependents'))
    .description('Who depends on a document: on main, as far as you may see')
    .argument('<kind>', 'such as team or QuotaProfile')
    .argument('<name>', 'its metadata.name')
    .addOption(
      new Option('--type <type>', 'only these').choices(
        dependentTypeSchema.options,
      ),
    )
    .option('--limit <number>', 'how many', readLimit, 100)
    .option('--cursor <cursor>', 'go on where a page ended')
    .action(
      (
        kind: string,
        name: string,
        { type, limit, cursor, ...options }: Asked<Paging>,
      ) =>
        answer(
          options,
          ({ changes }) =>
            changes.listDependents({
              kind: kindCalled(kind),
              name,
              type,
              limit,
              cursor,
            }),
          describeDependents,
        ),
    );

  askingPortal(config.command('validate'))
    .description('What is wrong with a folder, or with main at the portal')
    .argument('[folder]', 'a clone of the GitOps repository; asks no portal')
    .action(async (folder: string | undefined, options: AskPortalOptions) => {
      if (folder === undefined) {
        await answer(
          options,
          readFindings,
          found => describe(found.map(withValue)) || 'Valid\n',
          isValid,
        );
        return;
      }
      const findings = inspectTree(await readTree(folder));
      const text = options.json ? prettyJson(findings) : describe(findings);
      process.stdout.write(text || 'Valid\n');
      end(isValid(findings));
    });

  askingPortal(config.command('diff'))
    .description('What a folder has otherwise than main, field by field')
    .argument('<folder>', 'a clone of the GitOps repository')
    .action((folder: string, options: AskPortalOptions) =>
      answer(
        options,
        async ({ changes }) =>
          compare(await readTree(folder), await changes.getPlatform()),
        describeDifferences,
        ({ length }) => length === 0,
      ),
    );

  writing(config.command('set'))
    .description('Set one field of one document by a change set')
    .argument('<kind>', 'such as team or QuotaProfile')
    .argument('<name>', 'its metadata.name')
    .argument('<field>', 'such as spec.quota.cpu')
    .argument('<value>', 'as YAML; an empty text takes the field away')
    .action(
      (
        kind: string,
        name: string,
        field: string,
        value: string,
        options: Writing,
      ) => {
        const path = pathOfDocument(kind, name);
        return send(options, async ({ changes }) => {
          const { content } = findDocument(await changes.getPlatform(), path);
          return [{ path, content: setField(content, field, value) }];
        });
      },
    );

  writing(config.command('apply'))
    .description(
      'Put documents by one change set; the others stay. A file goes where it lies below platform/ or tenants/; one that lies elsewhere, where its kind and name say.',
    )
    .requiredOption('-f, --file <names...>', 'files or folders of documents')
    .action(async ({ file, ...options }: Writing & { file: string[] }) => {
      const found = placeDocuments(await readFiles(file));
      const { homeless, placed, records } = found;
      if (homeless.length > 0) {
        process.stderr.write(describeFindings(homeless));
        end(false);
        return;
      }
      if (records.length > 0) {
        process.stderr.write(
          `Left out, because only the portal records approvals: ${records.join(
            ', ',
          )}\n`,
        );
      }
      if (placed.length === 0) {
        throw new CliError('usage', `${file.join(', ')} holds no document`, {
          fix: 'Name files or folders of configuration or workloads.',
        });
      }
      await send(options, async () => placed);
    });
}

function writing(command: Command): Command {
  return askingPortal(command)
    .requiredOption('--reason <text>', 'why, for history and audit')
    .option('--dry-run', 'only show what it would make')
    .option('--propose', 'as a change request, instead of onto main at once');
}

async function send(
  { reason, dryRun = false, propose, ...options }: Writing,
  read: (portal: PortalClients) => Promise<{ path: string; content: string }[]>,
): Promise<void> {
  await answer(
    options,
    async portal => {
      const edits = (await read(portal)).map(edit => ({
        action: 'put' as const,
        ...edit,
      }));
      const mode = propose ? 'change-request' : 'commit';
      return sendEdits(portal, edits, { dryRun, mode, reason });
    },
    describeSent,
    ({ valid }) => valid,
  );
}

function end(good: boolean): void {
  process.exitCode = exitCodes[good ? 'ok' : 'failed'].code;
}
