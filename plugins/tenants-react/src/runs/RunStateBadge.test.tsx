import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen } from '@testing-library/react';
import { runStateSchema } from '@waymark/plugin-tenants-common';
import { RunStateBadge } from './RunStateBadge';

it('has a word and a look for every state a run can be in', async () => {
  renderInTestApp(
    <ul>
      {runStateSchema.options.map(state => (
        <li key={state}>
          <RunStateBadge state={state} />
        </li>
      ))}
    </ul>,
  );
  const words = (await screen.findAllByRole('listitem')).map(
    item => item.textContent,
  );
  expect(words).toHaveLength(runStateSchema.options.length);
  expect(new Set(words).size).toBe(words.length);
  expect(words).not.toContain('');
  expect(
    screen.getByText('Waiting for approval').closest('[data-state]'),
  ).toHaveAttribute('data-state', 'progressing');
});
