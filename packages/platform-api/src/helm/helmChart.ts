import { compile } from '../compile/compile';
import { COMPILER_VERSION } from '../compile/conventions';
import type { CompileContext, KubernetesObject } from '../compile/types';
import { hasErrors, ValidationError } from '../findings/finding';
import type { WebService } from '../model/webService';
import { toYaml } from '../output/toYaml';
import { extractValues, type ValueTree } from './extractValues';
import { toTemplate } from './template';
import { valuesSchema } from './valuesSchema';

/** A file of a chart, its path relative to the chart's folder. */
export interface ChartFile {
  path: string;
  content: string;
}

/**
 * A Helm chart of a service, made from the same compile() as the rendered manifests:
 * `helm template` with the default values gives the same objects. What people change between
 * installations (image, replicas, resources, host) is a value; the rest is the platform's.
 *
 * Objects of Argo CD stay out; they belong to the GitOps repository.
 *
 * @throws ValidationError if the document does not compile.
 */
export function helmChart(
  document: WebService,
  context: CompileContext,
): ChartFile[] {
  const { objects, findings } = compile(document, context);
  if (hasErrors(findings)) throw new ValidationError(findings);
  const values: ValueTree = {};
  const templates = objects
    .filter(({ path }) => !path.startsWith('argocd/'))
    .map(({ object }) => ({
      path: `templates/${fileName(object)}`,
      content: toTemplate(extractValues(object, values)),
    }));
  return [
    { path: 'Chart.yaml', content: toYaml(chart(document)) },
    { path: 'values.yaml', content: toYaml(values) },
    {
      path: 'values.schema.json',
      content: `${JSON.stringify(valuesSchema(values), null, 2)}\n`,
    },
    ...templates,
  ];
}

function chart({ metadata, spec }: WebService) {
  return {
    apiVersion: 'v2',
    name: metadata.name,
    description: metadata.description ?? `Service ${metadata.name}`,
    type: 'application',
    version: spec.offering?.version ?? '0.1.0',
    annotations: { 'platform.waymark.dev/compiler': COMPILER_VERSION },
  };
}

function fileName({ kind, metadata }: KubernetesObject): string {
  return `${kind.toLowerCase()}-${metadata.name}.yaml`;
}
