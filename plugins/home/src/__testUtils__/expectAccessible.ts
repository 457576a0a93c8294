import axe from 'axe-core';

/**
 * Fails with axe's findings. Contrast needs a browser that paints, and is checked there; a part of a page has
 * no landmarks of its own.
 */
export async function expectAccessible(element: Element = document.body) {
  const { violations } = await axe.run(element, {
    rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
  });
  expect(violations).toEqual([]);
}
