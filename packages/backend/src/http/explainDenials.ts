import { denialFrom, explainDenial } from '@waymark/plugin-access-common';
import type { RequestHandler } from 'express';
import { lastDenial, withDenials } from '../access/denials';

type ErrorBody = { error: { name: string; message: string } };

/**
 * Gives refusals of Backstage's own plugins, which say nothing but 403, what ours say: the permission that is missing, who
 * has it and who can grant it. Pages that show only the message of an error show these sentences.
 */
export function explainDenials(): RequestHandler {
  return (_req, res, next) => {
    const json = res.json.bind(res);
    withDenials(() => {
      res.json = body =>
        json(
          res.statusCode === 403 && isBareRefusal(body)
            ? explained(body)
            : body,
        );
      next();
    });
  };
}

function isBareRefusal(body: unknown): body is ErrorBody {
  return (
    typeof body === 'object' &&
    body !== null &&
    'error' in body &&
    typeof body.error === 'object' &&
    body.error !== null &&
    'message' in body.error &&
    denialFrom(body) === undefined
  );
}

function explained(body: ErrorBody): ErrorBody {
  const permission = lastDenial();
  if (permission === undefined) return body;
  const denial = explainDenial(permission);
  const message =
    body.error.message || `${denial.reason} ${denial.whoCanGrant}`;
  return { ...body, error: { ...body.error, ...denial, message } };
}
