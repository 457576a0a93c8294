import { NotFoundError } from '@backstage/errors';
import { formatPath } from '@waymark/gitops';
import {
  helmChart,
  parseYaml,
  ValidationError,
  type Platform,
  type WebService,
} from '@waymark/platform-api';
import type {
  GoldenPathValues,
  PreviewChange,
} from '@waymark/plugin-tenants-common';
import type { Skeleton } from './readSkeleton';

/**
 * The service's Helm chart, from the document that the run puts on main and the same `compile()` that
 * renders it.
 *
 * @throws ValidationError when the document does not compile
 */
export function chartFiles(options: {
  platform: Platform;
  changes: PreviewChange[];
  target: string;
  values: GoldenPathValues;
}): Skeleton {
  const { platform, changes, target, values } = options;
  const { name, owner: team, environment } = values;
  const files = helmChart(workloadIn(changes, intentPath(values)), {
    platform,
    team,
    environment,
    target,
  });
  return new Map(
    files.map(({ path, content }) => [`charts/${name}/${path}`, content]),
  );
}

/** Where the intent of a service lies on branch main. */
export function intentPath({
  name: service,
  owner: team,
  environment,
}: GoldenPathValues): string {
  return formatPath({ type: 'workload', team, environment, service });
}

function workloadIn(changes: PreviewChange[], path: string): WebService {
  const content = changes.find(one => one.path === path)?.content;
  if (content === undefined) {
    throw new NotFoundError(`The run has no document ${path}`);
  }
  const parsed = parseYaml(content);
  if (!parsed.ok) throw new ValidationError(parsed.findings);
  if (parsed.document.kind !== 'WebService') {
    throw new NotFoundError(`${path} is no WebService`);
  }
  return parsed.document;
}
