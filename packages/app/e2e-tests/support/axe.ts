import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** Findings in components of Backstage that neither our code nor a theme can mend: exactly these, nothing around them. */
const UPSTREAM: readonly { rule: string; target: RegExp; why: string }[] = [
  {
    rule: 'nested-interactive',
    target: /MuiTableSortLabel-root/,
    why: 'core-components Table: material-table wraps its sort label in a focusable header',
  },
  {
    rule: 'nested-interactive',
    target: /#viewDetail-template/,
    why: 'plugin-scaffolder-react TemplateCard: a button stands inside a button',
  },
  {
    rule: 'link-name',
    target:
      /^\.MuiTypography-body1\.MuiTypography-root > \.MuiLink-root|MuiLink-underlineHover\.MuiLink-root\.MuiTypography-colorPrimary$/,
    why: 'plugin-scaffolder-react TemplateCard: the link around the owner icon has no text',
  },
  {
    rule: 'aria-valid-attr-value',
    target: /^#react-aria.*-tab-/,
    why: 'ui PluginHeader: a tab names a panel that routes replace',
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
