import type { IHTTPRoute } from '@kubernetes-models/gateway-api/gateway.networking.k8s.io/v1';
import { HTTP } from '../../conventions';
import { trafficSettings } from '../traffic';
import { webServiceEmitter } from './kit';

export const httpRoute = webServiceEmitter<IHTTPRoute>({
  name: 'web-service/http-route',
  apiVersion: 'gateway.networking.k8s.io/v1',
  kind: 'HTTPRoute',
  concern: 'reach',
  why: 'Brings the host to the service through the platform’s gateway, which brings TLS and the firewall.',
  build: ({ name, gateway, host, spec }) => ({
    name,
    body: {
      spec: {
        parentRefs: [
          {
            group: 'gateway.networking.k8s.io',
            kind: 'Gateway',
            name: gateway.name,
            namespace: gateway.namespace,
            sectionName: gateway.listener,
          },
        ],
        hostnames: [host],
        rules: [
          ...(spec.exposure.type === 'public' ? [hiddenPaths()] : []),
          {
            matches: [{ path: { type: 'PathPrefix' as const, value: '/' } }],
            backendRefs: [
              { group: '', kind: 'Service', name, port: HTTP.port, weight: 1 },
            ],
            timeouts: { request: `${trafficSettings(spec).requestTimeout}s` },
          },
        ],
      },
    },
  }),
});

/** Metrics and health are nobody's business on the internet: they lead to the front page. */
function hiddenPaths() {
  return {
    matches: [
      { path: { type: 'PathPrefix' as const, value: HTTP.metricsPath } },
      { path: { type: 'PathPrefix' as const, value: '/health' } },
    ],
    filters: [
      {
        type: 'RequestRedirect' as const,
        requestRedirect: {
          path: { type: 'ReplaceFullPath' as const, replaceFullPath: '/' },
          statusCode: 302 as const,
        },
      },
    ],
  };
}
