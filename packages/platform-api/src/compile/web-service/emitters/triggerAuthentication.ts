import type { ITriggerAuthentication } from '@kubernetes-models/keda/keda.sh/v1alpha1';
import type { WebServiceContext } from '../context';
import { needsAuthentication } from '../queueTrigger';
import { webServiceEmitter } from './kit';

export const triggerAuthentication = webServiceEmitter<ITriggerAuthentication>({
  name: 'web-service/trigger-authentication',
  apiVersion: 'keda.sh/v1alpha1',
  kind: 'TriggerAuthentication',
  concern: 'scale',
  why: 'Lets the autoscaler read the queue’s length with the service’s own identity.',
  when: needsAuthentication,
  build: context => ({
    name: context.name,
    body: { spec: authentication(context) },
  }),
});

function authentication({
  spec,
  secrets,
  cloud,
}: WebServiceContext): ITriggerAuthentication['spec'] {
  const { queue } = spec.scaling;
  if (queue?.type === 'aws-sqs') {
    return { podIdentity: { provider: 'aws', identityOwner: 'workload' } };
  }
  if (queue?.type === 'rabbitmq') {
    const secret = secrets.find(({ name }) => name === queue.secret);
    return {
      secretTargetRef: [
        {
          parameter: 'host',
          name: secret?.target ?? queue.secret,
          key: 'host',
        },
      ],
    };
  }
  return {
    podIdentity: {
      provider: 'azure-workload',
      ...(cloud.azureClientId ? { identityId: cloud.azureClientId } : {}),
    },
  };
}
