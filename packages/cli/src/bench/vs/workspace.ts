import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import {
  compile,
  defaultPlatform,
  helmChart,
  toYaml,
  type CompileContext,
  type KubernetesObject,
  type WebService,
} from '@waymark/platform-api';
import { fleet } from '../fleet';

/** One application, written down in three ways that have to give the same objects. */
export interface Application {
  name: string;
  /** The intent, in the layout of the GitOps repository. */
  intent: string;
  intentText: string;
  /** Folder of its Helm chart. */
  chart: string;
  /** Folder of its kustomization. */
  kustomization: string;
  /** What all three are to give: the objects of the workload, without Argo CD's own. */
  objects: KubernetesObject[];
}

/** Writes applications of the made-up organization below a folder. */
export async function writeApplications(
  folder: string,
  size: number,
): Promise<Application[]> {
  const applications: Application[] = [];
  for (const service of fleet(size)) {
    applications.push(await writeApplication(folder, service));
  }
  return applications;
}

async function writeApplication(
  folder: string,
  service: WebService,
): Promise<Application> {
  const { name } = service.metadata;
  const context: CompileContext = {
    platform: defaultPlatform,
    team: service.spec.owner,
    environment: 'development',
    target: 'shared-standard',
  };
  const objects = compile(service, context).objects.flatMap(
    ({ object, path: at }) => (at.startsWith('argocd/') ? [] : [object]),
  );
  const intent = path.join(
    'tenants',
    context.team,
    'development',
    `${name}.yaml`,
  );
  const intentText = toYaml(service);
  await write(folder, intent, intentText);
  for (const file of helmChart(service, context)) {
    await write(folder, path.join('charts', name, file.path), file.content);
  }
  const resources = objects.map(
    ({ kind, metadata }) => `${kind.toLowerCase()}-${metadata.name}.yaml`,
  );
  const kustomization = path.join('kustomizations', name);
  for (const [index, resource] of resources.entries()) {
    await write(
      folder,
      path.join(kustomization, resource),
      toYaml(objects[index]),
    );
  }
  await write(
    folder,
    path.join(kustomization, 'kustomization.yaml'),
    toYaml({
      apiVersion: 'kustomize.config.k8s.io/v1beta1',
      kind: 'Kustomization',
      resources,
    }),
  );
  return {
    name,
    intent: path.join(folder, intent),
    intentText,
    chart: path.join(folder, 'charts', name),
    kustomization: path.join(folder, kustomization),
    objects,
  };
}

async function write(
  folder: string,
  file: string,
  content: string,
): Promise<void> {
  const full = path.join(folder, file);
  await mkdir(path.dirname(full), { recursive: true });
  await writeFile(full, content);
}
