import type { ResponseError } from '@backstage/errors';
import { z } from 'zod';
import { CliError } from '../CliError';

const refusalSchema = z.object({
  error: z.object({
    findings: z
      .array(
        z.object({
          document: z.string().default(''),
          path: z.string().default(''),
          message: z.string(),
          fix: z.string(),
        }),
      )
      .min(1),
  }),
});

/** What helps where the portal names no field. */
const FIXES: Readonly<Record<number, string>> = {
  400: 'Mend what it names; --help says what each option takes.',
  403: 'Ask as somebody who may: --as <person>.',
  404: 'Give the whole id or name, as the verb list tells it.',
  409: 'See how it stands now with the verb show, and ask again.',
};

/**
 * What a portal refused, in its words and with the fix that belongs to the field.
 *
 * @param fixes - by path of a field, where the command line has another fix than the form
 */
export function refusalOf(
  cause: ResponseError,
  fixes: Readonly<Record<string, string>> = {},
): CliError {
  const said = refusalSchema.safeParse(cause.body);
  if (!said.success) {
    return new CliError('failed', cause.body.error.message, {
      fix:
        FIXES[cause.response.status] ??
        './waymark status tells whether all parts run.',
      cause,
    });
  }
  const { findings } = said.data.error;
  const lines = findings.map(({ document, message, path }) => {
    const place = [document, path].filter(Boolean).join(' ');
    return place ? `${place}: ${message}` : message;
  });
  const mended = findings.map(({ fix, path }) => fixes[path] ?? fix);
  return new CliError('failed', lines.join('\n'), {
    fix: [...new Set(mended)].join(' '),
    cause,
  });
}
