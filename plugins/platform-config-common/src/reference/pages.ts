import { toYaml } from '@waymark/platform-api';
import { INVARIANT_BREAKS } from '../examples/breaks';
import { seedTree } from '../examples/edit';
import { INVARIANTS } from '../invariants';
import type { Invariant } from '../invariants/invariant';
import {
  CONFIGURATION_KIND_NAMES,
  CONFIGURATION_KINDS,
  configurationJsonSchema,
  configurationPath,
  type ConfigurationKind,
} from '../kinds';
import { fieldRows } from './fields';
import { table } from './table';

const FOLDER = 'docs/reference/configuration';
const GENERATED =
  '<!-- Made by: yarn workspace @waymark/plugin-platform-config-common generate -->';

const page = (...parts: readonly string[]) =>
  `${[GENERATED, ...parts].join('\n\n')}\n`;

const pageOf = (kind: ConfigurationKind) =>
  `${CONFIGURATION_KINDS[kind].title.toLowerCase().replaceAll(' ', '-')}.md`;

/** The pages of the reference, by path in the repository: one a kind, one an invariant, and their list. */
export function referencePages(): ReadonlyMap<string, string> {
  return new Map([
    [`${FOLDER}/README.md`, indexPage()],
    ...CONFIGURATION_KIND_NAMES.map((kind): [string, string] => [
      `${FOLDER}/kinds/${pageOf(kind)}`,
      kindPage(kind),
    ]),
    ...INVARIANTS.map((invariant): [string, string] => [
      `${FOLDER}/invariants/${invariant.id}.md`,
      invariantPage(invariant),
    ]),
  ]);
}

function indexPage(): string {
  return page(
    '# Configuration of the platform',
    'What the platform offers and how far teams may go is data: documents below `platform/` on branch `main` of the GitOps repository. Every door, from the portal to a push by hand, reads and checks them in the same way, and a change of one is a change set like any other. Until the first document is there, the built-in platform counts; `GET /api/changes/platform` says which one it is.',
    'Addresses that differ between installations (GitOps repository, portal, Prometheus) are not in Git; they come from `app-config.yaml`.',
    '## In the portal',
    'Page Configuration (`/configuration`) shows what is allocated against the ceilings, where namespaces land, and every document with its fields, who depends on it, and since when it is so. Everybody who may read intent may read it.',
    picture(
      'configuration-document',
      'A document of the configuration: the tree of all documents left, its fields with units in the middle, who uses it and since when it is so right',
    ),
    'Who may change it does so in a form that is made from the JSON Schema of the kind. While they type, the portal checks the whole tree that would result, as for every other door: what is wrong stands at its field with its fix, and what breaks elsewhere is linked. A proposal opens a change set with its blast radius; a draft stays with its author. Deleting works in the same way, once nothing depends on the document.',
    picture(
      'configuration-edit',
      'The form of a team: the quota of CPU is above what the organization has; beside it the field that changes, the invariant that breaks, and its fix',
    ),
    'A document has an address of its own: `/configuration/<kind>/<name>`, such as `/configuration/Team/assistant`; `/edit` behind it opens the form, `/configuration/new/<kind>` an empty one. Where `platform/` is empty, the page says so and offers to propose the built-in platform to Git as it is.',
    '## Kinds',
    table(
      ['kind', 'lies in', 'is'],
      CONFIGURATION_KIND_NAMES.map(kind => {
        const { folder, description } = CONFIGURATION_KINDS[kind];
        return [
          `[${kind}](kinds/${pageOf(kind)})`,
          `\`platform/${folder}/\``,
          firstSentence(description),
        ];
      }),
    ),
    '## Invariants',
    'They hold over `platform/` and `tenants/` together. A change that breaks one is refused with every finding at once. A push by hand that breaks one is held: documents of teams by themselves; the configuration as a whole, and then that of the last valid commit goes on to count.',
    table(
      ['id', 'holds'],
      INVARIANTS.map(({ id, title }) => [
        `[${id}](invariants/${id}.md)`,
        title,
      ]),
    ),
    'How to add a kind or an invariant: [add a kind](add-a-kind.md).',
  );
}

/** A picture for either theme. */
function picture(name: string, alt: string): string {
  return [
    '<picture>',
    `  <source media="(prefers-color-scheme: dark)" srcset="../../assets/${name}-dark.png">`,
    `  <img src="../../assets/${name}-light.png" alt="${alt}">`,
    '</picture>',
  ].join('\n');
}

function kindPage(kind: ConfigurationKind): string {
  const { description, examples, folder } = CONFIGURATION_KINDS[kind];
  return page(
    `# ${kind}`,
    description,
    `A document is called \`platform/${folder}/<name>.yaml\`; \`metadata.name\` is the file’s name.`,
    '## Fields',
    table(
      ['field', 'is', 'required', 'means'],
      fieldRows(configurationJsonSchema(kind)).map(
        ({ path, type, required, text }) => [
          `\`${path}\``,
          type,
          required ? 'yes' : '',
          text,
        ],
      ),
    ),
    '## Examples',
    ...examples.flatMap(({ title, document }) => [
      `${title} As \`${configurationPath(kind, document.metadata.name)}\`:`,
      `\`\`\`yaml\n${toYaml(document)}\`\`\``,
    ]),
  );
}

function invariantPage({ id, title, why, check }: Invariant): string {
  const breaks = INVARIANT_BREAKS.filter(({ invariant }) => invariant === id);
  return page(
    `# ${title}`,
    `Constraint \`${id}\` in findings.`,
    why,
    '## How it is broken, and what is said then',
    ...breaks.flatMap(({ title: what, edit }) => [
      what,
      table(
        ['document', 'field', 'says', 'fix'],
        check(edit(seedTree())).map(({ document, path, message, fix }) => [
          `\`${document}\``,
          path && `\`${path}\``,
          plain(message),
          plain(fix),
        ]),
      ),
    ]),
    'The edits are made to the seeded configuration of `examples/gitops/platform/`.',
  );
}

/** Text in which nothing is markup. */
function plain(text: string): string {
  return text.replace(/(^|[^\w])_/g, '$1\\_');
}

function firstSentence(text: string): string {
  const [sentence] = text.split(/(?<=\.) /);
  return sentence.replace(/:.*/, '.');
}
