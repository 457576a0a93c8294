/**
 * What tests of pages share.
 *
 * @packageDocumentation
 */
import axe from 'axe-core';

/**
 * Fails with axe's findings. Contrast needs a browser that paints, and is checked there; a part of a page has
 * no landmarks of its own. React Aria's announcer names, for a second, what may be gone already.
 *
 * @public
 */
export async function expectAccessible(
  element: Element = document.body,
): Promise<void> {
  const { violations } = await axe.run(
    { include: [element], exclude: ['[data-live-announcer]'] },
    {
      rules: {
        'color-contrast': { enabled: false },
        region: { enabled: false },
      },
    },
  );
  expect(violations).toEqual([]);
}
