import { refusal, type Finding } from '../../findings/finding';
import { fields, isNumber, list, names, type Rule } from './fields';

/** Objects of every namespace baseline carry these names; a service would take them over. */
const RESERVED = /^(default|waymark|waymark-.*)$/;

/** What a WebService must satisfy beyond its schema. */
export const webServiceRules: readonly Rule[] = [
  (_spec, name) =>
    typeof name === 'string' && RESERVED.test(name)
      ? refusal(
          'metadata.name',
          'name.reserved',
          name,
          `"${name}" is a name of the platform itself.`,
          'Choose another name; it may not begin with "waymark-".',
        )
      : undefined,
  spec => {
    const { minReplicas, maxReplicas } = fields(spec.scaling);
    return isNumber(minReplicas) &&
      isNumber(maxReplicas) &&
      minReplicas > maxReplicas
      ? refusal(
          'spec.scaling.maxReplicas',
          'scaling.bounds',
          maxReplicas,
          `The maximum (${maxReplicas}) is below the minimum (${minReplicas}).`,
          `Set it to ${minReplicas} or more.`,
        )
      : undefined;
  },
  spec => {
    const { metric, queue } = fields(spec.scaling);
    if (metric === 'queue' && queue === undefined) {
      return refusal(
        'spec.scaling.queue',
        'scaling.queue',
        undefined,
        'Scaling on a queue needs the queue.',
        'Set type and name of the queue.',
      );
    }
    return queue !== undefined && metric !== 'queue'
      ? refusal(
          'spec.scaling.queue',
          'scaling.queue',
          queue,
          'A queue is named, but the metric is another one.',
          'Set spec.scaling.metric to "queue", or remove the queue.',
        )
      : undefined;
  },
  spec => {
    const { metric, target } = fields(spec.scaling);
    return (metric === 'cpu' || metric === 'memory') &&
      isNumber(target) &&
      target > 95
      ? refusal(
          'spec.scaling.target',
          'scaling.target',
          target,
          'The target is a percentage of the request; above 95 there is no time left to scale.',
          'Use 50 to 80.',
        )
      : undefined;
  },
  spec => {
    const { secret, type } = fields(fields(spec.scaling).queue);
    return type === 'rabbitmq' &&
      typeof secret === 'string' &&
      !names(spec.secrets).includes(secret)
      ? refusal(
          'spec.scaling.queue.secret',
          'reference',
          secret,
          `There is no entry "${secret}" in spec.secrets.`,
          'Add it there, or name one that exists.',
        )
      : undefined;
  },
  spec => {
    const access = fields(fields(spec.identity).cloudAccess);
    const type = fields(fields(spec.scaling).queue).type;
    const needs = { 'aws-sqs': 'aws', 'azure-servicebus': 'azure' }[
      String(type)
    ];
    return needs && access[needs] === undefined
      ? refusal(
          `spec.identity.cloudAccess.${needs}`,
          'scaling.queue',
          undefined,
          `Reading a queue of type ${type} needs a cloud identity.`,
          'Name a profile of the platform here.',
        )
      : undefined;
  },
  spec => {
    const { size, resources } = fields(spec.runtime);
    if (size === 'custom' && resources === undefined) {
      return refusal(
        'spec.runtime.resources',
        'size.custom',
        undefined,
        'A custom size needs its resources.',
        'Set cpuRequest, memoryRequest and memoryLimit, or choose a size profile.',
      );
    }
    return resources !== undefined && size !== 'custom'
      ? refusal(
          'spec.runtime.resources',
          'size.custom',
          resources,
          'Resources are set, but the size is a profile.',
          'Remove them, or set spec.runtime.size to "custom".',
        )
      : undefined;
  },
  spec => {
    const { type, waf } = fields(spec.exposure);
    return type === 'internal' && waf !== undefined
      ? refusal(
          'spec.exposure.waf',
          'exposure.waf',
          waf,
          'Internal exposure has no web application firewall.',
          'Remove it, or set spec.exposure.type to "public".',
        )
      : undefined;
  },
  spec => duplicates('spec.secrets', spec.secrets),
  spec => duplicates('spec.dependencies', spec.dependencies),
  spec =>
    list(spec.dependencies).map((entry, index) => {
      const { type, cidrs } = fields(entry);
      const path = `spec.dependencies[${index}].cidrs`;
      if (type === 'external' && cidrs === undefined) {
        return refusal(
          path,
          'dependency.cidrs',
          undefined,
          'An external dependency needs its networks.',
          'List them in CIDR notation, such as 198.51.100.0/24.',
        );
      }
      return type !== 'external' && cidrs !== undefined
        ? refusal(
            path,
            'dependency.cidrs',
            cidrs,
            'A service of the organization is found by name, not by address.',
            'Remove the networks, or set the type to "external".',
          )
        : undefined;
    }),
  spec =>
    list(spec.dependencies).flatMap((entry, index) =>
      list(fields(entry).cidrs).map((cidr, position) =>
        cidr === '0.0.0.0/0' || cidr === '::/0'
          ? refusal(
              `spec.dependencies[${index}].cidrs[${position}]`,
              'dependency.cidrs',
              cidr,
              'This opens every address there is.',
              'List the networks of the dependency.',
            )
          : undefined,
      ),
    ),
];

function duplicates(path: string, value: unknown): Finding[] {
  const all = names(value);
  return all.flatMap((name, index) =>
    name !== undefined && all.indexOf(name) < index
      ? [
          refusal(
            `${path}[${index}].name`,
            'unique',
            name,
            `"${name}" is there twice.`,
            'Give each entry a name of its own.',
          ),
        ]
      : [],
  );
}
