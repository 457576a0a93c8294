import { expect, type Locator, type Page } from '@playwright/test';

const MOST_STOPS = 80;

const hasFocus = (target: Locator) =>
  target.evaluateAll(elements =>
    elements.some(element => element === document.activeElement),
  );

/**
 * Presses Tab until the focus is on what was asked for. Every stop on the way has to be seen: a focus that nobody sees is
 * as good as none.
 */
export async function tabTo(
  page: Page,
  target: Locator,
  key: 'Tab' | 'Shift+Tab' = 'Tab',
): Promise<void> {
  for (let stop = 0; stop < MOST_STOPS; stop += 1) {
    if (await hasFocus(target)) return;
    await page.keyboard.press(key);
    await expectFocusVisible(page);
  }
  expect(await hasFocus(target), `Tab leads to ${target}`).toBe(true);
}

/** The focused element is in the window and looks different from how it looks without the focus. */
async function expectFocusVisible(page: Page): Promise<void> {
  const unseen = await page.evaluate(() => {
    const focused = document.activeElement;
    if (!(focused instanceof HTMLElement) || focused === document.body) {
      return undefined;
    }
    const looks = (element: Element | null) => {
      if (!element) return '';
      const all = [element, ...element.querySelectorAll('*')].slice(0, 12);
      return [undefined, '::before', '::after']
        .flatMap(part => all.map(one => getComputedStyle(one, part)))
        .map(style =>
          [
            style.outlineStyle === 'none'
              ? ''
              : style.outlineWidth + style.outlineColor,
            style.boxShadow,
            style.borderColor,
            style.backgroundColor,
            style.opacity,
            style.transform,
          ].join(),
        )
        .join('|');
    };
    const shown = () =>
      looks(focused) + looks(focused.closest('[class]:not(:focus)'));
    const withFocus = shown() + looks(focused.parentElement);
    focused.blur();
    const without = shown() + looks(focused.parentElement);
    focused.focus({ preventScroll: true });
    const { width, height } = focused.getBoundingClientRect();
    return withFocus === without || width * height === 0
      ? focused.outerHTML.slice(0, 200)
      : undefined;
  });
  expect
    .soft(unseen, 'an element that does not show its focus')
    .toBe(undefined);
}
