import { createFrontendModule } from '@backstage/frontend-plugin-api';
import { EntityContentBlueprint } from '@backstage/plugin-catalog-react/alpha';
import {
  KUBERNETES_ANNOTATION,
  KUBERNETES_LABEL_SELECTOR_QUERY_ANNOTATION,
} from '@backstage/plugin-kubernetes-common';

const ANNOTATIONS = [
  KUBERNETES_ANNOTATION,
  KUBERNETES_LABEL_SELECTOR_QUERY_ANNOTATION,
];

/**
 * Replaces the Kubernetes tab by one that asks for clusters first. The plugin's own page cannot tell "no
 * cluster is connected" from "nothing runs", and calls both an empty result.
 */
const kubernetesContent = EntityContentBlueprint.make({
  name: 'kubernetes',
  params: {
    path: '/kubernetes',
    title: 'Kubernetes',
    group: 'deployment',
    filter: ({ metadata }) =>
      ANNOTATIONS.some(name => metadata.annotations?.[name]),
    loader: () =>
      import('./KubernetesContent').then(m => <m.KubernetesContent />),
  },
});

export const kubernetesModule = createFrontendModule({
  pluginId: 'kubernetes',
  extensions: [kubernetesContent],
});
