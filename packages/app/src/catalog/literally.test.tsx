import { MarkdownContent } from '@backstage/core-components';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen } from '@testing-library/react';
import { literally } from './literally';

it.each([
  'The **one** way to a [model](/models), `quoted`',
  '<b>Bold</b> & <img src="x" onerror="alert(1)">',
  '# No heading, 1) no list, - none either | a | b |',
])('shows %s as it is written', async text => {
  renderInTestApp(
    <div data-testid="shown">
      <MarkdownContent content={literally(text)} />
    </div>,
  );
  const shown = await screen.findByTestId('shown');
  expect(shown.textContent?.trim()).toBe(text);
  expect(shown.querySelector('strong, code, h1, li, a, b, img')).toBeNull();
});
