import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** Findings in components of Backstage that neither our code nor a theme can mend: exactly these, nothing around them. */
const UPSTREAM: readonly { rule: string; target: RegExp; why: string }[] = [
  {
    rule: 'listitem',
    target: /^\.MuiListItem-(root|divider)\S*:nth-child\(\d+\)$/,
    why: 'plugin-search-react: a result stands in a list item, and the results in no list; an extension may replace what is in the item, not the item',
  },
];

/** Notes that axe finds something serious or critical (WCAG 2.2 A and AA) on the page as it stands, and goes on. */
export async function expectNoSeriousFinding(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze();
  const serious = violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, help, nodes }) => ({
      id,
      help,
      targets: nodes
        .map(node => node.target.join(' '))
        .filter(target => !isUpstream(id, target)),
    }))
    .filter(({ targets }) => targets.length > 0);
  expect.soft(serious, page.url()).toEqual([]);
}

function isUpstream(rule: string, target: string): boolean {
  return UPSTREAM.some(
    known => known.rule === rule && known.target.test(target),
  );
}
