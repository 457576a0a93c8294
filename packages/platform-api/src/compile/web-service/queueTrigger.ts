import type { IScaledObject } from '@kubernetes-models/keda/keda.sh/v1alpha1';
import type { WebServiceContext } from './context';
import { requestRate } from './promql';

type Trigger = IScaledObject['spec']['triggers'][number];

const DEFAULT_REQUESTS_A_SECOND = 50;
const DEFAULT_MESSAGES = 20;

/** What the ScaledObject watches; parameters are those of KEDA's scaler of that type. */
export function scaleTrigger(context: WebServiceContext): Trigger {
  const { metric, queue, target } = context.spec.scaling;
  if (metric !== 'queue' || !queue) {
    return {
      type: 'prometheus',
      metadata: {
        serverAddress: context.platform.observability.prometheusUrl,
        query: requestRate(context, '2m'),
        threshold: String(target ?? DEFAULT_REQUESTS_A_SECOND),
      },
    };
  }
  const length = String(target ?? DEFAULT_MESSAGES);
  const authenticated = (type: string, metadata: Record<string, string>) => ({
    type,
    metadata,
    authenticationRef: { name: context.name },
  });
  switch (queue.type) {
    case 'aws-sqs':
      return authenticated(queue.type, {
        queueURL: queue.queueUrl,
        awsRegion: queue.region,
        queueLength: length,
      });
    case 'azure-servicebus':
      return authenticated(queue.type, {
        queueName: queue.queueName,
        namespace: queue.namespace,
        messageCount: length,
      });
    case 'rabbitmq':
      return authenticated(queue.type, {
        queueName: queue.queueName,
        mode: 'QueueLength',
        value: length,
      });
    default:
      return {
        type: queue.type,
        metadata: {
          bootstrapServers: queue.bootstrapServers.join(','),
          consumerGroup: queue.consumerGroup,
          topic: queue.topic,
          lagThreshold: length,
        },
      };
  }
}

/** True where KEDA must sign in to read the queue. */
export function needsAuthentication({
  autoscaled,
  spec,
}: WebServiceContext): boolean {
  const { metric, queue } = spec.scaling;
  return (
    autoscaled &&
    metric === 'queue' &&
    queue !== undefined &&
    queue.type !== 'kafka'
  );
}
