import { networkPolicyProfileSchema } from '@waymark/platform-api';
import { defineKind } from './defineKind';

/** What every namespace of an environment starts with. */
export const networkPolicyProfileKind = defineKind({
  kind: 'NetworkPolicyProfile',
  folder: 'network-policies',
  title: 'Network policy profile',
  description:
    'What every namespace of an environment starts with. Workloads open their own ways beside it, from what their intent says.',
  spec: networkPolicyProfileSchema,
  examples: [
    {
      title: 'Nothing in or out but DNS and monitoring.',
      document: {
        name: 'isolated',
        spec: {
          denyIngress: true,
          denyEgress: true,
          allowDns: true,
          allowMonitoring: true,
        },
      },
    },
    {
      title: 'Every pod may reach the package mirror.',
      document: {
        name: 'with-mirror',
        spec: {
          denyIngress: true,
          denyEgress: true,
          allowDns: true,
          allowMonitoring: true,
          egress: [
            {
              name: 'package-mirror',
              description: 'Builds in notebooks install from the mirror.',
              cidrs: ['10.40.0.0/24'],
              ports: [443],
            },
          ],
        },
      },
    },
  ],
});
