import type { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { toYaml } from '@waymark/platform-api';

const service = {
  name: '${{ parameters.name }}',
  description: '${{ parameters.description }}',
  owner: '${{ parameters.owner }}',
  language: '${{ parameters.language }}',
  size: '${{ parameters.size }}',
  minReplicas: '${{ parameters.minReplicas }}',
  maxReplicas: '${{ parameters.maxReplicas }}',
  environment: '${{ parameters.environment }}',
};

const example = (description: string, step: object): TemplateExample => ({
  description,
  example: toYaml({ steps: [step] }),
});

/** Examples of `waymark:repository:publish`. */
export const publishExamples = [
  example('Publish a skeleton of two layers', {
    id: 'repository',
    name: 'Create the repository',
    action: 'waymark:repository:publish',
    input: {
      sources: ['./skeleton/common', './skeleton/${{ parameters.language }}'],
      copyWithoutTemplating: ['.github/workflows/**'],
      service,
    },
  }),
];

/** Examples of `waymark:provision`. */
export const provisionExamples = [
  example('Provision namespace and workload', {
    id: 'provision',
    name: 'Provision namespace and workload',
    action: 'waymark:provision',
    input: { service },
  }),
];

/** Examples of `waymark:catalog:register`. */
export const registerExamples = [
  example('Register what was published before', {
    id: 'register',
    name: 'Register in the catalog',
    action: 'waymark:catalog:register',
    input: {
      name: '${{ parameters.name }}',
      repositoryUrl: '${{ steps.repository.output.repositoryUrl }}',
    },
  }),
];
