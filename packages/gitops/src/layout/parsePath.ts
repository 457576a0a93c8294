import { didYouMean, nameSchema, type Finding } from '@waymark/platform-api';
import { NAMESPACE_FILE, type Location } from './location';

/** The location of a path, or why there is none. */
export type PathResult =
  | { ok: true; location: Location }
  | { ok: false; finding: Finding };

const MAX_PATH_LENGTH = 512;
const FOLDERS = ['platform', 'tenants', 'grants'];
const SHAPES =
  'platform/<kind>/<name>.yaml, tenants/<team>/<environment>/_namespace.yaml, tenants/<team>/<environment>/<service>.yaml or grants/<id>.yaml';
const grantId = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;

/**
 * Reads a path of branch main. Every component is checked against the alphabet of names (lower-case ASCII letters,
 * digits, hyphens), so nothing that climbs, hides or looks like something else gets through; only the known shapes do.
 */
export function parsePath(path: string): PathResult {
  if (path.length > MAX_PATH_LENGTH) {
    return refuse(path, 'length', `It is longer than ${MAX_PATH_LENGTH}.`);
  }
  const components = path.split('/');
  const bad = components.find(component => !isPlain(component));
  if (bad !== undefined) {
    return refuse(
      path,
      'component',
      `The component ${JSON.stringify(
        bad,
      )} is not made of lower-case letters, digits and hyphens.`,
    );
  }
  const [folder, ...rest] = components;
  if (folder === 'platform' && rest.length === 2) {
    const [kind, file] = rest;
    const name = stem(file);
    if (isName(kind) && name !== undefined && isName(name)) {
      return { ok: true, location: { type: 'platform', kind, name } };
    }
  }
  if (folder === 'tenants' && rest.length === 3) {
    const [team, environment, file] = rest;
    const service = stem(file);
    if (isName(team) && isName(environment)) {
      if (file === NAMESPACE_FILE) {
        return { ok: true, location: { type: 'namespace', team, environment } };
      }
      if (service !== undefined && isName(service)) {
        return {
          ok: true,
          location: { type: 'workload', team, environment, service },
        };
      }
    }
  }
  if (folder === 'grants' && rest.length === 1) {
    const id = stem(rest[0]);
    if (id !== undefined && grantId.test(id)) {
      return { ok: true, location: { type: 'grant', id } };
    }
  }
  const hint = FOLDERS.includes(folder) ? '' : didYouMean(folder, FOLDERS);
  return refuse(
    path,
    'shape',
    `It is not a place for a document.${hint ? ` ${hint}` : ''}`,
  );
}

/** Whether a component holds nothing but what names and file names are made of. */
function isPlain(component: string): boolean {
  return /^_?[a-z0-9][-a-z0-9]*(\.yaml)?$/.test(component);
}

function isName(text: string): boolean {
  return nameSchema.safeParse(text).success;
}

function stem(file: string): string | undefined {
  return file.endsWith('.yaml') ? file.slice(0, -'.yaml'.length) : undefined;
}

function refuse(
  path: string,
  constraint: string,
  message: string,
): { ok: false; finding: Finding } {
  return {
    ok: false,
    finding: {
      path: '',
      constraint: `path.${constraint}`,
      value: path.slice(0, 120),
      message: `The path is not allowed. ${message}`,
      fix: `Use ${SHAPES}.`,
      severity: 'error',
    },
  };
}
