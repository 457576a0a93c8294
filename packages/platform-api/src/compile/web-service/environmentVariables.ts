import type { IEnvVar } from 'kubernetes-models/v1';
import { HTTP } from '../conventions';
import type { WebServiceContext } from './context';

/**
 * Environment of the container: the port, and OpenTelemetry's own variables
 * (https://opentelemetry.io/docs/specs/otel/configuration/sdk-environment-variables/), so that no
 * service needs code of the platform.
 */
export function environmentVariables({
  name,
  namespace,
  environmentName,
  tracing,
  platform,
}: WebServiceContext): IEnvVar[] {
  const port = { name: 'PORT', value: String(HTTP.port) };
  if (!tracing) return [port, { name: 'OTEL_SDK_DISABLED', value: 'true' }];
  return [
    port,
    { name: 'OTEL_SERVICE_NAME', value: name },
    {
      name: 'OTEL_RESOURCE_ATTRIBUTES',
      value: [
        `service.namespace=${namespace}`,
        `deployment.environment.name=${environmentName}`,
      ].join(','),
    },
    {
      name: 'OTEL_EXPORTER_OTLP_ENDPOINT',
      value: platform.observability.otlpEndpoint,
    },
    { name: 'OTEL_EXPORTER_OTLP_PROTOCOL', value: 'http/protobuf' },
    { name: 'OTEL_TRACES_SAMPLER', value: 'parentbased_traceidratio' },
    { name: 'OTEL_TRACES_SAMPLER_ARG', value: '0.1' },
  ];
}
