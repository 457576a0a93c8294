import {
  compile,
  hasErrors,
  parseYaml,
  sortFindings,
  type Compilation,
  type CompileContext,
  type Finding,
  type Platform,
  type PlatformDocument,
  type TextPosition,
} from '@waymark/platform-api';
import type { Source } from '../intent/readSource';
import { tenantOf } from '../intent/tenantPath';

/** What the caller said beside the document. */
export interface RenderSettings {
  platform: Platform;
  team?: string;
  environment?: string;
  target?: string;
}

/** One document with what came of it; no context and no objects when it does not parse. */
export interface Rendered {
  file: string;
  ok: boolean;
  document?: Pick<PlatformDocument, 'kind'> & { name: string };
  context?: Omit<CompileContext, 'platform'>;
  objects: Compilation['objects'];
  usage?: Compilation['usage'];
  findings: Finding[];
  /** Where the text stops being YAML; only then. */
  at?: TextPosition;
}

/** Parses and compiles one source. */
export function renderSource(
  source: Source,
  settings: RenderSettings,
): Rendered {
  const { file } = source;
  const parsed = parseYaml(source.text);
  if (!parsed.ok) {
    return { ...parsed, file, objects: [] };
  }
  const { document } = parsed;
  const context = contextOf(source.path, document, settings);
  const { objects, usage, findings } = compile(document, {
    ...context,
    platform: settings.platform,
  });
  const all = sortFindings([...parsed.findings, ...findings]);
  return {
    file,
    ok: !hasErrors(all),
    document: { kind: document.kind, name: document.metadata.name },
    context,
    objects,
    usage,
    findings: all,
  };
}

function contextOf(
  path: string,
  document: PlatformDocument,
  { platform, team, environment, target }: RenderSettings,
): Omit<CompileContext, 'platform'> {
  const inPath = tenantOf(path);
  const chosen = environment ?? inPath.environment ?? 'development';
  const known = Object.hasOwn(platform.environments, chosen)
    ? platform.environments[chosen].defaultTarget
    : undefined;
  const declared =
    document.kind === 'TenantNamespace' ? document.spec.target : undefined;
  return {
    // Outside of tenants/ the owner's team is meant: its quota, its cost center.
    team: team ?? inPath.team ?? document.spec.owner,
    environment: chosen,
    target: target ?? declared ?? known ?? 'shared-standard',
  };
}
