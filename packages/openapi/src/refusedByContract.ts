import { toError } from '@backstage/errors';
import { brokenRule } from './brokenRules';
import type { RequestFinding } from './parserOf';
import { shownValue } from './shownValue';

/** What of a request the validator looks at. @public */
export interface CheckedRequest {
  body?: unknown;
  query?: unknown;
  params?: unknown;
  openapi?: { pathParams?: unknown };
}

/** `request/body/edits/0/path must …`; several are joined by a comma. */
const PLACE = /^request\/(body|query|params|headers|cookies)(\S*) (.*)$/s;
const NEXT = /, (?=request\/)/;
const UNKNOWN_PARAMETER = /^Unknown query parameter '(.*)'$/;

/**
 * Middleware behind a generated router: what the OpenAPI validator refused, which it says with regular expressions and words of
 * its library, as the error of the plugin that names field, constraint, value and fix. Any other error goes on as it is.
 *
 * @public
 */
export function refusedByContract(
  refuse: (findings: RequestFinding[]) => Error,
) {
  return (
    error: unknown,
    request: CheckedRequest,
    _response: unknown,
    next: (error: unknown) => void,
  ): void => {
    const findings = findingsOf(toError(error), request);
    next(findings ? refuse(findings) : error);
  };
}

function findingsOf(
  { message, name }: Error,
  request: CheckedRequest,
): RequestFinding[] | undefined {
  if (name !== 'InputError') return undefined;
  const [, unknown] = UNKNOWN_PARAMETER.exec(message) ?? [];
  if (unknown !== undefined) return [unknownParameter(unknown)];
  const found = message.split(NEXT).map(each => toFinding(each, request));
  const findings = found.filter(finding => finding !== undefined);
  return findings.length === found.length ? findings : undefined;
}

function toFinding(
  text: string,
  request: CheckedRequest,
): RequestFinding | undefined {
  const [, place, pointer = '', sentence = ''] = PLACE.exec(text) ?? [];
  const broken = brokenRule(sentence);
  if (!place || !broken) return undefined;
  const [, missing] = /required property '(.*)'$/.exec(sentence) ?? [];
  const keys = pointer.split('/').slice(1).map(unescapeKey);
  const from = {
    body: request.body,
    query: request.query,
    params: request.openapi?.pathParams ?? request.params,
  };
  const value: unknown = [place, ...keys].reduce<unknown>(
    (at, key) =>
      typeof at === 'object' && at !== null ? Reflect.get(at, key) : undefined,
    from,
  );
  return {
    path: [...keys, ...(missing ? [missing] : [])].join('.'),
    ...broken,
    ...shownValue(value),
    severity: 'error',
  };
}

function unknownParameter(name: string): RequestFinding {
  return {
    path: name,
    constraint: 'request.unrecognized_keys',
    message: 'There is no such parameter here.',
    fix: 'Leave it out; the API description names every parameter.',
    severity: 'error',
  };
}

/** Of a JSON pointer. */
function unescapeKey(key: string): string {
  return key.replaceAll('~1', '/').replaceAll('~0', '~');
}
