import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { kubernetesApiRef } from '@backstage/plugin-kubernetes-react';
import { screen } from '@testing-library/react';
import { KubernetesContent } from './KubernetesContent';

const show = (
  getClusters: () => Promise<[]>,
  authorize:
    | AuthorizeResult.ALLOW
    | AuthorizeResult.DENY = AuthorizeResult.ALLOW,
) =>
  renderInTestApp(<KubernetesContent />, {
    apis: [
      [kubernetesApiRef, { getClusters }],
      mockApis.permission({ authorize }),
    ],
  });

it('says that no cluster is connected, which is no error', async () => {
  show(async () => []);
  expect(await screen.findByText('No cluster connected')).toBeInTheDocument();
  expect(screen.queryByRole('alert')).not.toBeInTheDocument();
});

it('says why the clusters could not be listed', async () => {
  show(async () => {
    throw new Error('The backend is away');
  });
  expect(await screen.findByRole('alert')).toHaveTextContent(
    'The backend is away',
  );
});

it('says who may see clusters, and asks for none, where someone may not', async () => {
  const getClusters = jest.fn();
  show(getClusters, AuthorizeResult.DENY);
  const alert = await screen.findByRole('alert');
  expect(alert).toHaveTextContent('You are not allowed to see clusters');
  expect(alert).toHaveTextContent('kubernetes.clusters.read');
  expect(getClusters).not.toHaveBeenCalled();
});
