import { toYaml } from '../output/toYaml';
import { MARK } from './extractValues';

/** YAML of an object with marks, as a Helm template. Braces of Grafana and Argo are escaped. */
export function toTemplate(object: object): string {
  return toYaml(object)
    .replace(/\{\{|\}\}/g, braces => `{{ \`${braces}\` }}`)
    .replace(MARK, (_mark, type: string, path: string) =>
      type === 'TEXT'
        ? `{{ .Values.${path} | quote }}`
        : `{{ .Values.${path} }}`,
    );
}
