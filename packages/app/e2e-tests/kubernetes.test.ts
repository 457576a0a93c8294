import { expect, test, type Page } from '@playwright/test';
import { signedIn } from './support/person';
import { keepPicture } from './support/screenshot';
import { expectSettled } from './support/settled';

const deployment = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: {
    name: 'prompt-gateway',
    namespace: 'assistant-staging',
    uid: 'd1',
    labels: { 'app.kubernetes.io/name': 'prompt-gateway' },
  },
  spec: {
    replicas: 2,
    selector: { matchLabels: { 'app.kubernetes.io/name': 'prompt-gateway' } },
    template: { spec: { containers: [{ name: 'app', image: 'app' }] } },
  },
  status: { replicas: 2, readyReplicas: 2, availableReplicas: 2 },
};

/** A portal whose cluster answers; the rest of the portal is as it runs. */
async function withCluster(page: Page): Promise<void> {
  await page.route('**/api/kubernetes/clusters', route =>
    route.fulfill({
      json: { items: [{ name: 'local', authProvider: 'serviceAccount' }] },
    }),
  );
  await page.route('**/api/kubernetes/services/*', route =>
    route.fulfill({
      json: {
        items: [
          {
            cluster: { name: 'local' },
            podMetrics: [],
            errors: [],
            resources: [{ type: 'deployments', resources: [deployment] }],
          },
        ],
      },
    }),
  );
}

test('the Kubernetes tab shows what runs in a cluster that is connected', async ({
  browser,
}) => {
  const page = await signedIn(browser, 'ada-okafor');
  await withCluster(page);
  await page.goto('/catalog/default/component/prompt-gateway/kubernetes');
  await page.getByRole('button', { name: 'local Cluster' }).click();
  await expect(page.getByText('prompt-gateway').last()).toBeVisible();
  await expect(page.getByText('Deployment', { exact: true })).toBeVisible();
  await expectSettled(page);
  await keepPicture(page, 'kubernetes-connected');
  await page.context().close();
});
