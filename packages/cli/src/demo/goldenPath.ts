/** The template that the demo and the bench take. */
export const TEMPLATE = 'template:default/internal-http-service';

/** Who takes the service down the path, and proposes its changes. */
export const DEMO_PERSON = 'ada-okafor';

/** Environment of a first deployment. */
export const ENVIRONMENT = 'development';

/** What is filled in for a service. */
export function valuesFor(options: {
  service: string;
  team: string;
  language: 'python' | 'typescript';
}): Record<string, unknown> {
  const { language, service, team } = options;
  return {
    name: service,
    description: 'A service that the demo took down the golden path',
    owner: `group:default/${team}`,
    language,
    size: 'small',
    minReplicas: 1,
    maxReplicas: 2,
    environment: ENVIRONMENT,
    sloClass: 'standard',
    dataSensitivity: 'internal',
  };
}
