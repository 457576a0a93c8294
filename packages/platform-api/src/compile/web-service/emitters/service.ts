import type { IService } from 'kubernetes-models/v1';
import { HTTP } from '../../conventions';
import { webServiceEmitter } from './kit';

export const service = webServiceEmitter<IService>({
  name: 'web-service/service',
  apiVersion: 'v1',
  kind: 'Service',
  concern: 'reach',
  why: 'One stable address for the pods inside the cluster.',
  build: ({ name, selector }) => ({
    name,
    body: {
      spec: {
        type: 'ClusterIP',
        selector: { ...selector },
        ports: [
          {
            name: HTTP.portName,
            port: HTTP.port,
            targetPort: HTTP.portName,
            protocol: 'TCP',
            appProtocol: 'http',
          },
        ],
      },
    },
  }),
});
