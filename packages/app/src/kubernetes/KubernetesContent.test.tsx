import { renderInTestApp } from '@backstage/frontend-test-utils';
import { kubernetesApiRef } from '@backstage/plugin-kubernetes-react';
import { screen } from '@testing-library/react';
import { KubernetesContent } from './KubernetesContent';

const show = (getClusters: () => Promise<[]>) =>
  renderInTestApp(<KubernetesContent />, {
    apis: [[kubernetesApiRef, { getClusters }]],
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
