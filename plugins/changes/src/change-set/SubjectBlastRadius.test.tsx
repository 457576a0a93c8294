import { renderInTestApp } from '@backstage/frontend-test-utils';
import { ChangesApi } from '@waymark/plugin-changes-common';
import { screen } from '@testing-library/react';
import { changesApiRef } from '../api';
import { SubjectBlastRadius } from './SubjectBlastRadius';

const id = '9b2f6a0e-3c1d-4a56-8f10-2d7c5b8e9a41';
const path = 'platform/quotas/small.yaml';
const now = new Date().toISOString();

it('shows who decides the fields that change, and what is in the way, beside the fleet', async () => {
  const api: Partial<ChangesApi> = {
    reviewChangeSet: async () => ({
      asOf: now,
      changeSet: {
        id,
        idempotencyKey: `draft:${id}`,
        state: 'proposed',
        mode: 'change-request',
        reason: 'More sidecars',
        author: 'user:default/emil-sorensen',
        teams: [],
        documents: [{ action: 'put', path }],
        base: 'a'.repeat(40),
        findings: [],
        createdAt: now,
        updatedAt: now,
      },
      against: 'b'.repeat(40),
      valid: false,
      findings: [
        {
          document: path,
          path: 'spec.pods',
          constraint: 'conflict',
          value: 90,
          message: 'It was 80, main says 90, this change 95.',
          fix: 'Make it anew.',
          severity: 'error',
        },
      ],
      conflicts: [path],
      documents: [
        {
          path,
          change: 'changed',
          before: 'pods: 90',
          after: 'pods: 95',
          fields: [{ path: 'spec.pods', before: 90, after: 95 }],
        },
      ],
      hidden: 0,
      withoutEffect: [],
      history: [],
    }),
    async *blastRadius() {},
  };
  await renderInTestApp(
    <SubjectBlastRadius
      subject={{
        type: 'change-set',
        ref: id,
        url: `/changes/${id}`,
      }}
    />,
    { apis: [[changesApiRef, api]] },
  );
  expect(
    await screen.findByRole('region', { name: 'What it changes' }),
  ).toHaveTextContent(/spec\.pods.*Before90.*After95/);
  const validation = screen.getByRole('region', { name: 'Validation' });
  expect(validation).toHaveTextContent('spec.pods: It was 80, main says 90');
  // The field says it; the document alone would say it twice.
  expect(validation).not.toHaveTextContent('changed on main since');
  expect(screen.getByRole('region', { name: 'Blast radius' })).toBeVisible();
});
