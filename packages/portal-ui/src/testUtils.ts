/**
 * What tests of pages share.
 *
 * @packageDocumentation
 */
import { ResponseError } from '@backstage/errors';
import { explainDenial } from '@waymark/plugin-access-common';
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

/**
 * What a backend of the portal answers when it does not answer as asked.
 *
 * @public
 */
export function failedAnswer(
  status: number,
  error: { name: string; message: string },
): Response {
  return new Response(
    JSON.stringify({ error, response: { statusCode: status } }),
    {
      status,
      headers: {
        'content-type': 'application/json',
        'x-request-id': 'req-7f3a',
      },
    },
  );
}

/**
 * A refusal as the table of permissions explains it.
 *
 * @public
 */
export function deniedAnswer(permission: string, team?: string): Response {
  const denial = explainDenial(permission, team);
  const error = { name: 'DeniedError', message: denial.reason, ...denial };
  return failedAnswer(403, error);
}

/**
 * The error that a client throws for an answer.
 *
 * @public
 */
export function asError(answer: Response): Promise<ResponseError> {
  return ResponseError.fromResponse(answer);
}
