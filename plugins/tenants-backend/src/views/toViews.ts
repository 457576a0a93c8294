import {
  SOURCE_COMMIT_ANNOTATION,
  tenantNamespaceName,
  toYaml,
  type Platform,
  type WebService,
} from '@waymark/platform-api';
import type {
  EnvironmentIntent,
  NamespaceView,
  ServiceEnvironment,
} from '@waymark/plugin-tenants-common';
import { toRunFindings } from '../preview/findings';
import { quotaLines } from '../preview/quota';
import { placeOf, type Observation } from '../reality/Observation';
import type { TypedDocument } from './documents';
import { intentLink, renderedLink, type Addresses } from './gitLinks';

/** Intent and reality of a service in one environment. */
export function toServiceEnvironment(
  found: TypedDocument<'WebService'>,
  addresses: Addresses,
  target: string | undefined,
  observation: Observation,
): ServiceEnvironment {
  const { source, team, environment, document } = found;
  const namespace = tenantNamespaceName(team, environment);
  return {
    environment,
    team,
    namespace,
    intent: toIntent(document, source.path, source.content, addresses.platform),
    findings: toRunFindings(source.findings, source.path),
    reality: observation.of(
      placeOf(addresses.platform, {
        environment,
        target,
        namespace,
        folder: document.metadata.name,
      }),
    ),
    links: [
      intentLink(addresses, source.path),
      ...renderedLink(addresses, { environment, namespace, target }, [
        document.metadata.name,
      ]),
    ],
  };
}

/** A namespace with what its services hold of its quota. */
export function toNamespaceView(
  found: TypedDocument<'TenantNamespace'>,
  workloads: TypedDocument<'WebService'>[],
  addresses: Addresses,
  observation: Observation,
): NamespaceView {
  const { source, team, environment, document } = found;
  const name = document.metadata.name;
  const inside = workloads.filter(
    one => one.team === team && one.environment === environment,
  );
  return {
    name,
    team,
    environment,
    path: source.path,
    tier: document.spec.tier,
    quota: quotaLines({
      platform: addresses.platform,
      namespace: document,
      environment,
      present: inside.map(one => one.document),
    }),
    services: inside.map(one => one.document.metadata.name).sort(),
    held: [found, ...inside].flatMap(({ source: { lastGood, path } }) =>
      lastGood
        ? [{ path, from: lastGood.commit, since: lastGood.heldSince }]
        : [],
    ),
    reality: observation.of(
      placeOf(addresses.platform, {
        environment,
        target: document.spec.target,
        namespace: name,
        folder: '_baseline',
      }),
    ),
    links: [
      intentLink(addresses, source.path),
      ...renderedLink(
        addresses,
        { environment, namespace: name, target: document.spec.target },
        ['_baseline'],
      ),
    ],
  };
}

function toIntent(
  { metadata, spec }: WebService,
  path: string,
  content: string | undefined,
  platform: Platform,
): EnvironmentIntent {
  const sourceCommit = metadata.annotations?.[SOURCE_COMMIT_ANNOTATION];
  return {
    path,
    language: spec.runtime.language,
    size: spec.runtime.size,
    image: spec.runtime.image ?? platform.bootstrapImage.image,
    bootstrapImage: spec.runtime.image === undefined,
    minReplicas: spec.scaling.minReplicas,
    maxReplicas: spec.scaling.maxReplicas,
    exposure: spec.exposure.type,
    ...(spec.exposure.host && { host: spec.exposure.host }),
    ...(spec.reliability?.sloClass && { sloClass: spec.reliability.sloClass }),
    ...(spec.dataSensitivity && { dataSensitivity: spec.dataSensitivity }),
    dependencies: spec.dependencies?.map(one => one.name) ?? [],
    ...(sourceCommit && { sourceCommit }),
    yaml: content ?? toYaml({ metadata, spec }),
  };
}
