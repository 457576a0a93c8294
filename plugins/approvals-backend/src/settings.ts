import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { roleGroupsSchema, type Role } from '@waymark/plugin-access-common';
import type { Approvers } from '@waymark/plugin-approvals-node';

/** The plugin's configuration, checked. */
export interface Settings {
  approvers: Approvers;
  costReviewFrom: number;
  sweepSeconds: number;
  /** Longest that break-glass access is taken for. */
  breakGlassMinutes: number;
}

/** @throws InputError that names the key, when a value is missing or out of bounds */
export function readSettings(config: Config): Settings {
  const roles = roleGroupsSchema.parse(config.getOptional('access.roles'));
  const groups = (role: Role) => [...(roles.get(role) ?? [])];
  const admins = groups('admin');
  if (admins.length === 0) {
    throw new InputError(
      'access.roles.admin in the configuration is empty, so nobody could decide. Name the group of your admins.',
    );
  }
  const reviewers = groups('reviewer');
  return {
    approvers: {
      reviewers: reviewers.length > 0 ? reviewers : admins,
      platform: [...groups('platform-engineer'), ...admins],
    },
    costReviewFrom: bounded(config, 'approvals.costReviewFrom', {
      min: 0,
      max: 1_000_000,
      usual: 500,
    }),
    breakGlassMinutes: bounded(config, 'approvals.breakGlassMinutes', {
      min: 5,
      max: 1440,
      usual: 240,
    }),
    sweepSeconds: bounded(config, 'approvals.sweepSeconds', {
      min: 1,
      max: 3600,
      usual: 30,
    }),
  };
}

function bounded(
  config: Config,
  key: string,
  { min, max, usual }: { min: number; max: number; usual: number },
): number {
  const value = config.getOptionalNumber(key) ?? usual;
  if (value < min || value > max) {
    throw new InputError(
      `${key} in the configuration is ${value}; use ${min} to ${max}.`,
    );
  }
  return value;
}
