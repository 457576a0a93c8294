import { dump } from 'js-yaml';
import { MARK } from './extractValues';

/** YAML of an object with marks, as a Helm template. Braces of Grafana and Argo are escaped. */
export function toTemplate(object: unknown): string {
  const yaml = dump(object, { noRefs: true, lineWidth: -1 });
  return yaml
    .replace(/\{\{|\}\}/g, braces => `{{ \`${braces}\` }}`)
    .replace(MARK, (_mark, type: string, path: string) =>
      type === 'TEXT'
        ? `{{ .Values.${path} | quote }}`
        : `{{ .Values.${path} }}`,
    );
}
