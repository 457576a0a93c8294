import {
  API_VERSION,
  findingsFromSchema,
  inspectInput,
  readYaml,
  refusal,
  sortFindings,
  type Finding,
  type TextPosition,
} from '@waymark/platform-api';
import { z } from 'zod';
import {
  CONFIGURATION_KIND_NAMES,
  CONFIGURATION_KINDS,
  configurationDocumentSchema,
  configurationPath,
  kindOfFolder,
  type ConfigurationDocument,
} from '../kinds';

/** What reading a document of configuration gives: the document, or every reason why there is none. */
export type ConfigurationResult =
  | { ok: true; document: ConfigurationDocument; findings: Finding[] }
  | { ok: false; findings: Finding[]; at?: TextPosition };

/** Where a document of configuration lies, apart. */
export interface ConfigurationPlace {
  folder: string;
  name: string;
}

const PLACE = /^platform\/([-a-z0-9]+)\/([-a-z0-9]+)\.yaml$/;

/** Reads `platform/<folder>/<name>.yaml`; undefined for any other path. */
export function placeOf(path: string): ConfigurationPlace | undefined {
  const [, folder, name] = PLACE.exec(path) ?? [];
  return folder && name ? { folder, name } : undefined;
}

/**
 * Reads a document of configuration from untrusted YAML. All errors come at once, always in the same order; hostile text
 * (deep, huge, `__proto__`, aliases, duplicate keys, wrong types) is refused with findings. Never throws.
 *
 * @param path - where it lies, if kind and name are to fit it
 */
export function parseConfiguration(
  text: string,
  path?: string,
): ConfigurationResult {
  const read = readYaml(text);
  if (!read.ok) {
    const { finding, at } = read;
    return { ok: false, findings: [finding], ...(at ? { at } : {}) };
  }
  return readConfiguration(read.value, path);
}

/** {@link parseConfiguration} of a value that was read already. */
export function readConfiguration(
  input: unknown,
  path?: string,
): ConfigurationResult {
  const hostile = inspectInput(input);
  if (hostile.length > 0) {
    return { ok: false, findings: sortFindings(hostile) };
  }
  const parsed = configurationDocumentSchema.safeParse(input);
  const misplaced = path === undefined ? [] : checkPlace(input, path);
  const findings = parsed.success
    ? [
        ...CONFIGURATION_KINDS[parsed.data.kind].check(parsed.data),
        ...misplaced,
      ]
    : [...findingsFromSchema(input, schemaOf(input)), ...misplaced];
  return parsed.success && findings.length === 0
    ? { ok: true, document: parsed.data, findings: [] }
    : { ok: false, findings: sortFindings(findings) };
}

/** What every kind has; says what is wrong beside a kind that is missing or unknown. */
const anySchema = z.looseObject({
  apiVersion: z.literal(API_VERSION),
  kind: z.enum(CONFIGURATION_KIND_NAMES),
  metadata: z.looseObject({ name: z.string() }),
  spec: z.looseObject({}),
});

/** What of a document is looked at before it is known to be one. */
const headSchema = z.looseObject({
  kind: z.enum(CONFIGURATION_KIND_NAMES),
  metadata: z.looseObject({ name: z.string() }).optional().catch(undefined),
});

function schemaOf(input: unknown): z.ZodType {
  const head = headSchema.safeParse(input);
  return head.success ? CONFIGURATION_KINDS[head.data.kind].schema : anySchema;
}

function checkPlace(input: unknown, path: string): Finding[] {
  const place = placeOf(path);
  const expected = place && kindOfFolder(place.folder);
  const head = headSchema.safeParse(input);
  if (!place || !expected) {
    const folders = CONFIGURATION_KIND_NAMES.map(
      kind => CONFIGURATION_KINDS[kind].folder,
    );
    return [
      refusal(
        'kind',
        'kind.place',
        path,
        'No kind of configuration lies in this folder.',
        `Use one of platform/: ${folders.join(', ')}.`,
      ),
    ];
  }
  if (!head.success) return [];
  const { kind, metadata } = head.data;
  const findings: Finding[] = [];
  if (kind !== expected) {
    findings.push(
      refusal(
        'kind',
        'kind.place',
        kind,
        `A ${kind} cannot lie in platform/${place.folder}/.`,
        `Put it into platform/${CONFIGURATION_KINDS[kind].folder}/, or make it a ${expected}.`,
      ),
    );
  }
  if (metadata && metadata.name !== place.name) {
    findings.push(
      refusal(
        'metadata.name',
        'name.file',
        metadata.name,
        `The document is called ${JSON.stringify(
          metadata.name.slice(0, 80),
        )}, its file "${place.name}".`,
        `Set it to "${place.name}", or rename the file.`,
      ),
    );
  }
  return findings;
}

/** Where a document lies. */
export function pathOf({ kind, metadata }: ConfigurationDocument): string {
  return configurationPath(kind, metadata.name);
}
