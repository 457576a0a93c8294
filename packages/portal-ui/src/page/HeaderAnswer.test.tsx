import { Header } from '@backstage/ui';
import { render, screen } from '@testing-library/react';
import { MemoryRouter } from 'react-router-dom';
import { HeaderAnswer } from './HeaderAnswer';

const page = (header: boolean, answer: boolean) => (
  <MemoryRouter>
    <main>
      {header && <Header title="checkout-api" />}
      <article>{answer && <HeaderAnswer>It runs.</HeaderAnswer>}</article>
    </main>
  </MemoryRouter>
);

it('stands under the title of a header that is not ours, and goes with who gave it', () => {
  const { rerender } = render(page(true, true));
  const answer = screen.getByText('It runs.');
  const title = screen.getByRole('heading', { name: 'checkout-api' });
  expect(screen.getByRole('article')).not.toContainElement(answer);
  expect(title.compareDocumentPosition(answer)).toBe(
    Node.DOCUMENT_POSITION_FOLLOWING,
  );
  rerender(page(true, false));
  expect(screen.queryByText('It runs.')).not.toBeInTheDocument();
});

it('stands where it is given on a page without such a header', () => {
  render(page(false, true));
  expect(screen.getByRole('article')).toHaveTextContent('It runs.');
});
