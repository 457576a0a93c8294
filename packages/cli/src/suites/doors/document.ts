/** One document, and what each door has to say of it. */
export interface DoorCase {
  /** Also of the service and its file. */
  name: string;
  verdict: 'accepted' | 'refused';
  path: string;
  content: string;
}

/** Its namespace is among the examples. */
export const FOLDER = 'tenants/data-platform/development';

/** An ordinary service of that namespace. */
export function service(
  name: string,
  { description }: { description?: string } = {},
): string {
  return `apiVersion: platform.waymark.dev/v1alpha1
kind: WebService
metadata:
  name: ${name}
${description ? `  description: ${JSON.stringify(description)}\n` : ''}spec:
  owner: data-platform
  runtime:
    language: python
    size: small
  exposure:
    type: internal
  scaling:
    minReplicas: 1
    maxReplicas: 2
    metric: cpu
  reliability:
    sloClass: standard
    rollout: rolling
`;
}
