import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { CompileContext } from '../compile/types';
import { ValidationError } from '../findings/finding';
import type { PlatformDocument } from '../model/document';
import { parseYaml } from '../model/parseYaml';
import { defaultPlatform } from '../platform/defaultPlatform';

/** Folder of the golden files. */
export const GOLDEN_FOLDER = join(__dirname, '..', '__golden__');

/** Cases that are not for `development` on `shared-standard`. */
const PLACES: Record<
  string,
  [environment: string, target: string] | undefined
> = {
  'web-largest': ['production', 'shared-standard'],
  'web-public': ['staging', 'shared-standard'],
  'web-sensitive-data': ['production', 'shared-sensitive'],
  'namespace-production': ['production', 'shared-standard'],
  'namespace-shared-sensitive': ['staging', 'shared-sensitive'],
  'namespace-dedicated-cluster': ['production', 'dedicated-cluster'],
};

/** One intent under `__golden__/intents`, parsed, with the context it is compiled in. */
export interface GoldenCase {
  name: string;
  text: string;
  document: PlatformDocument;
  context: CompileContext;
}

/** Every golden case, by name. */
export function goldenCases(): GoldenCase[] {
  const folder = join(GOLDEN_FOLDER, 'intents');
  return readdirSync(folder)
    .sort()
    .map(file => {
      const text = readFileSync(join(folder, file), 'utf8');
      const name = basename(file, '.yaml');
      const parsed = parseYaml(text);
      if (!parsed.ok) throw new ValidationError(parsed.findings);
      const { document } = parsed;
      return { name, text, document, context: contextOf(name, document) };
    });
}

function contextOf(name: string, document: PlatformDocument): CompileContext {
  const [environment, target] = PLACES[name] ?? [
    'development',
    'shared-standard',
  ];
  return {
    platform: defaultPlatform,
    team: document.spec.owner,
    environment,
    target,
  };
}
