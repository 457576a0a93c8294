import { expect, test, type Page } from '@playwright/test';
import { lookInEachView } from './support/look';
import { signedIn } from './support/person';

/** What only an accident makes: a held document, drift, and an upgrade that waits. */
async function withTrouble(page: Page): Promise<void> {
  const now = new Date().toISOString();
  const path = 'tenants/assistant/production/prompt-gateway.yaml';
  await page.route('**/api/changes/reconciler', async route => {
    const response = await route.fetch();
    const held = [
      {
        path,
        lastGood: true,
        findings: [
          {
            document: path,
            path: 'spec.scaling.minReplicas',
            constraint: 'scaling.order',
            message: 'It is more than spec.scaling.maxReplicas.',
            fix: 'Use at most 4.',
            severity: 'error',
          },
        ],
      },
    ];
    await route.fulfill({
      response,
      json: { ...(await response.json()), held },
    });
  });
  await page.route('**/api/changes/reconciler/drift*', route =>
    route.fulfill({
      json: {
        asOf: now,
        applications: [
          {
            cluster: 'local',
            name: 'prompt-gateway-production',
            namespace: 'assistant-production',
            path: 'local/assistant-production/prompt-gateway',
            state: 'drifted',
            compared: 18,
            selfHeals: false,
            objects: [
              {
                path: 'local/assistant-production/prompt-gateway/horizontalpodautoscaler.yaml',
                apiVersion: 'autoscaling/v2',
                kind: 'HorizontalPodAutoscaler',
                name: 'prompt-gateway',
                state: 'changed',
                differences: [
                  {
                    path: 'spec.maxReplicas',
                    wanted: 4,
                    live: 12,
                    by: {
                      manager: 'kubectl-edit',
                      operation: 'Update',
                      time: now,
                    },
                  },
                ],
              },
            ],
          },
        ],
      },
    }),
  );
  await page.route('**/api/changes/reconciler/upgrade', route =>
    route.fulfill({
      json: {
        asOf: now,
        compiler: '0.4.0',
        upgrade: {
          id: '0123456789abcdef0123456789abcdef',
          state: 'held',
          intent: 'a'.repeat(40),
          rendered: 'b'.repeat(40),
          from: { compiler: '0.3.0' },
          to: { compiler: '0.4.0' },
          heldAt: now,
          diff: {
            added: 12,
            removed: 0,
            changed: 41,
            unchanged: 780,
            workloads: 41,
            restarts: 41,
            groups: [
              {
                change: 'changed',
                kind: 'Deployment',
                field:
                  'spec.template.spec.containers[].securityContext.seccompProfile.type',
                objects: 41,
                workloads: 41,
                restarts: 41,
                example: {
                  path: 'local/assistant-production/prompt-gateway/deployment.yaml',
                  before: 'Localhost',
                  after: 'RuntimeDefault',
                },
              },
              {
                change: 'added',
                kind: 'NetworkPolicy',
                objects: 12,
                workloads: 12,
                restarts: 0,
                example: {
                  path: 'local/assistant-production/_baseline/networkpolicy.yaml',
                },
              },
            ],
          },
        },
      },
    }),
  );
}

test.describe('the reconciler for an operator', () => {
  let page: Page;

  test.beforeAll(async ({ browser }) => {
    page = await signedIn(browser, 'fatima-haddad');
  });
  test.afterEach(() => page.unrouteAll({ behavior: 'ignoreErrors' }));
  test.afterAll(() => page.context().close());

  test('is found in the navigation, and renders by keyboard', async () => {
    await page.goto('/');
    await page.getByRole('link', { name: 'Delivery' }).first().click();
    const render = page.getByRole('button', { name: 'Render now' });
    await render.focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('status')).toContainText(
      /Nothing to write|files? written/,
    );
    await expect(page.getByText('asked for').first()).toBeVisible();
  });

  test('keeps the filter of runs in the address', async () => {
    await page.goto('/reconciler?runs=failed');
    await expect(
      page.getByRole('button', { name: /State of runs/ }),
    ).toContainText('Failed');
  });

  test('shows trouble in each view', async () => {
    test.slow();
    await withTrouble(page);
    await lookInEachView(page, {
      name: 'delivery-trouble',
      picture: 'delivery',
      open: async () => {
        await page.goto('/reconciler');
        await expect(page.getByText('by kubectl-edit')).toBeVisible();
        await expect(
          page.getByText('The pods of 41 workloads are replaced.'),
        ).toBeVisible();
        await expect(page.getByText('Use at most 4.')).toBeVisible();
      },
    });
  });
});

test('somebody without a role is told which permission is missing', async ({
  browser,
}) => {
  const page = await signedIn(browser, 'jonas-weber');
  await page.goto('/reconciler');
  await expect(page.getByRole('alert').first()).toContainText(
    'changes.reconciler.read',
  );
  await page.context().close();
});
