import type { KubernetesObject } from '../compile/types';
import type { Platform } from '../platform/platform';
import { at, list, ofKind, selects, texts } from './shapes';

type Objects = readonly KubernetesObject[];

/**
 * Every reference between the objects of a service and its namespace's baseline that leads
 * nowhere; empty when all resolve.
 */
export function danglingReferences(
  objects: Objects,
  baseline: Objects,
  platform: Platform,
): string[] {
  const all = [...objects, ...baseline];
  const workload = ofKind(objects, 'Deployment', 'Rollout')[0];
  if (!workload) return ['there is no workload'];
  return [
    ...selectors(objects, workload),
    ...ports(objects, workload),
    ...volumes(objects, workload),
    ...identities(objects, workload),
    ...scaleTargets(objects, workload),
    ...analyses(objects, workload),
    ...secretStores(all),
    ...gateways(objects, platform),
    ...projects(all),
  ];
}

function podOf(workload: KubernetesObject) {
  return {
    labels: texts(at(workload, 'spec', 'template', 'metadata', 'labels')),
    spec: at(workload, 'spec', 'template', 'spec'),
  };
}

function selectors(objects: Objects, workload: KubernetesObject): string[] {
  const { labels } = podOf(workload);
  const services = ofKind(objects, 'Service');
  const pods = [
    ...services.map(
      service => [service, texts(at(service, 'spec', 'selector'))] as const,
    ),
    ...ofKind(objects, 'Deployment', 'Rollout', 'PodDisruptionBudget').map(
      object =>
        [object, texts(at(object, 'spec', 'selector', 'matchLabels'))] as const,
    ),
    ...ofKind(objects, 'NetworkPolicy').map(
      object =>
        [
          object,
          texts(at(object, 'spec', 'podSelector', 'matchLabels')),
        ] as const,
    ),
  ];
  const monitored = ofKind(objects, 'ServiceMonitor').filter(
    monitor =>
      !services.some(({ metadata }) =>
        selects(
          texts(at(monitor, 'spec', 'selector', 'matchLabels')),
          metadata.labels,
        ),
      ),
  );
  return [
    ...pods
      .filter(([, selector]) => !selects(selector, labels))
      .map(
        ([object]) => `${object.kind} ${object.metadata.name} selects no pod`,
      ),
    ...monitored.map(
      ({ metadata }) => `ServiceMonitor ${metadata.name} selects no service`,
    ),
  ];
}

function ports(objects: Objects, workload: KubernetesObject): string[] {
  const container = at(podOf(workload).spec, 'containers', 0);
  const named = list(at(container, 'ports')).map(port => at(port, 'name'));
  const servicePorts = ofKind(objects, 'Service').flatMap(service =>
    list(at(service, 'spec', 'ports')),
  );
  const ingress = ofKind(objects, 'NetworkPolicy')
    .flatMap(policy => list(at(policy, 'spec', 'ingress')))
    .flatMap(rule => list(at(rule, 'ports')));
  const wanted = [
    ...['startupProbe', 'readinessProbe', 'livenessProbe'].map(probe =>
      at(container, probe, 'httpGet', 'port'),
    ),
    ...servicePorts.map(port => at(port, 'targetPort')),
    ...ingress.map(port => at(port, 'port')),
  ];
  const endpoints = ofKind(objects, 'ServiceMonitor').flatMap(monitor =>
    list(at(monitor, 'spec', 'endpoints')),
  );
  const backends = ofKind(objects, 'HTTPRoute')
    .flatMap(route => list(at(route, 'spec', 'rules')))
    .flatMap(rule => list(at(rule, 'backendRefs')));
  return [
    ...wanted
      .filter(port => !named.includes(port))
      .map(port => `no container port is called ${String(port)}`),
    ...endpoints
      .filter(
        endpoint =>
          !servicePorts.some(port => at(port, 'name') === at(endpoint, 'port')),
      )
      .map(
        endpoint => `no service port is called ${String(at(endpoint, 'port'))}`,
      ),
    ...backends
      .filter(
        backend =>
          !ofKind(objects, 'Service').some(
            service =>
              service.metadata.name === at(backend, 'name') &&
              servicePorts.some(
                port => at(port, 'port') === at(backend, 'port'),
              ),
          ),
      )
      .map(
        backend => `route leads to no service: ${String(at(backend, 'name'))}`,
      ),
  ];
}

function volumes(objects: Objects, workload: KubernetesObject): string[] {
  const { spec } = podOf(workload);
  const declared = list(at(spec, 'volumes'));
  const names = declared.map(volume => at(volume, 'name'));
  const mounts = list(at(spec, 'containers', 0, 'volumeMounts')).map(mount =>
    at(mount, 'name'),
  );
  const targets = ofKind(objects, 'ExternalSecret').map(secret =>
    at(secret, 'spec', 'target', 'name'),
  );
  const secretNames = [
    ...declared.map(volume => at(volume, 'secret', 'secretName')),
    ...ofKind(objects, 'TriggerAuthentication')
      .flatMap(object => list(at(object, 'spec', 'secretTargetRef')))
      .map(reference => at(reference, 'name')),
  ].filter(name => name !== undefined);
  return [
    ...mounts
      .filter(mount => !names.includes(mount))
      .map(mount => `no volume ${String(mount)}`),
    ...names
      .filter(volume => !mounts.includes(volume))
      .map(volume => `volume ${String(volume)} is mounted nowhere`),
    ...secretNames
      .filter(secret => !targets.includes(secret))
      .map(secret => `no secret ${String(secret)}`),
  ];
}

function identities(objects: Objects, workload: KubernetesObject): string[] {
  const accounts = ofKind(objects, 'ServiceAccount').map(
    ({ metadata }) => metadata.name,
  );
  const roles = ofKind(objects, 'Role').map(({ metadata }) => metadata.name);
  const bindings = ofKind(objects, 'RoleBinding');
  const used = [
    at(podOf(workload).spec, 'serviceAccountName'),
    ...bindings
      .flatMap(binding => list(at(binding, 'subjects')))
      .map(subject => at(subject, 'name')),
  ];
  return [
    ...used
      .filter(account => !accounts.some(known => known === account))
      .map(account => `no account ${String(account)}`),
    ...bindings
      .map(binding => at(binding, 'roleRef', 'name'))
      .filter(role => !roles.some(known => known === role))
      .map(role => `no role ${String(role)}`),
  ];
}

function scaleTargets(objects: Objects, workload: KubernetesObject): string[] {
  const scalers = ofKind(objects, 'HorizontalPodAutoscaler', 'ScaledObject');
  const wrong = scalers
    .map(scaler => at(scaler, 'spec', 'scaleTargetRef'))
    .filter(
      target =>
        at(target, 'kind') !== workload.kind ||
        at(target, 'apiVersion') !== workload.apiVersion ||
        at(target, 'name') !== workload.metadata.name,
    );
  const authentications = ofKind(objects, 'TriggerAuthentication').map(
    ({ metadata }) => metadata.name,
  );
  const missing = scalers
    .flatMap(scaler => list(at(scaler, 'spec', 'triggers')))
    .map(trigger => at(trigger, 'authenticationRef', 'name'))
    .filter(
      name =>
        name !== undefined && !authentications.some(known => known === name),
    );
  const replicas = at(workload, 'spec', 'replicas');
  const owners = scalers.length + (replicas === undefined ? 0 : 1);
  return [
    ...wrong.map(
      target =>
        `scaler leads to ${String(at(target, 'kind'))} ${String(
          at(target, 'name'),
        )}`,
    ),
    ...missing.map(name => `no trigger authentication ${String(name)}`),
    ...(owners === 1
      ? []
      : [`${owners} objects decide the number of replicas`]),
  ];
}

function analyses(objects: Objects, workload: KubernetesObject): string[] {
  const templates = ofKind(objects, 'AnalysisTemplate');
  return list(at(workload, 'spec', 'strategy', 'canary', 'steps'))
    .map(step => at(step, 'analysis'))
    .filter(analysis => analysis !== undefined)
    .flatMap(analysis => {
      const found = templates.find(
        ({ metadata }) =>
          metadata.name === at(analysis, 'templates', 0, 'templateName'),
      );
      const wanted = list(at(found, 'spec', 'args')).map(arg =>
        at(arg, 'name'),
      );
      const given = list(at(analysis, 'args')).map(arg => at(arg, 'name'));
      return found && JSON.stringify(wanted) === JSON.stringify(given)
        ? []
        : ['an analysis has no template or other arguments'];
    });
}

function secretStores(all: Objects): string[] {
  const stores = ofKind(all, 'SecretStore').map(
    ({ metadata }) => metadata.name,
  );
  return ofKind(all, 'ExternalSecret')
    .map(secret => at(secret, 'spec', 'secretStoreRef', 'name'))
    .filter(name => !stores.some(store => store === name))
    .map(name => `no secret store ${String(name)}`);
}

function gateways(objects: Objects, platform: Platform): string[] {
  const known = Object.values(platform.clusters).flatMap(
    cluster => cluster.gateways,
  );
  return ofKind(objects, 'HTTPRoute').flatMap(route => {
    const parent = at(route, 'spec', 'parentRefs', 0);
    const gateway = known.find(
      ({ name, namespace, listener }) =>
        name === at(parent, 'name') &&
        namespace === at(parent, 'namespace') &&
        listener === at(parent, 'sectionName'),
    );
    const host = String(at(route, 'spec', 'hostnames', 0));
    return gateway && host.endsWith(`.${gateway.domain}`)
      ? []
      : [`no gateway serves ${host}`];
  });
}

function projects(all: Objects): string[] {
  const known = [
    'platform',
    ...ofKind(all, 'AppProject').map(({ metadata }) => metadata.name),
  ];
  return ofKind(all, 'Application')
    .map(application => String(at(application, 'spec', 'project')))
    .filter(project => !known.includes(project))
    .map(project => `no project ${project}`);
}
