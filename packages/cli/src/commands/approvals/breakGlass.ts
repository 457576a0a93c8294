import { randomUUID } from 'node:crypto';
import {
  breakGlassRoleSchema,
  type BreakGlassRole,
} from '@waymark/plugin-approvals-common';
import { tenantNamespaceName } from '@waymark/platform-api';
import { InvalidArgumentError, Option, type Command } from 'commander';
import { atPortal } from '../../portal/openPortal';
import { answer } from '../answer';
import { askingPortal, type AskPortalOptions } from '../portalOptions';
import { describeRequest } from './describe';

interface BreakGlassOptions extends AskPortalOptions {
  team: string;
  environment: string;
  role: BreakGlassRole;
  for: number;
  reason: string;
  confirm?: string;
  key: string;
}

/** `waymark approvals break-glass` and `end-access`. */
export function registerBreakGlass(approvals: Command): void {
  askingPortal(approvals.command('break-glass'))
    .description(
      'Take access to a namespace at once; it ends by itself and is reviewed',
    )
    .requiredOption('--team <name>', 'whose namespace it is')
    .requiredOption('--environment <name>', 'which of its namespaces')
    .addOption(
      new Option('--role <role>', 'viewer looks, deployer changes what runs')
        .choices(breakGlassRoleSchema.options)
        .makeOptionMandatory(),
    )
    .option('--for <minutes>', 'how long', minutes, 60)
    .requiredOption('--reason <text>', 'why; everybody concerned reads it')
    .option('--confirm <namespace>', 'its name, which production asks for')
    .option('--key <text>', 'idempotency key', `cli:${randomUUID()}`)
    .action((options: BreakGlassOptions) => {
      const { confirm, environment, key, reason, role, team } = options;
      const namespace = tenantNamespaceName(team, environment);
      return answer(
        options,
        ({ approvals: api }) =>
          atPortal(
            () =>
              api.breakGlass({
                team,
                environment,
                role,
                minutes: options.for,
                reason,
                ...(confirm && { confirm }),
                idempotencyKey: key,
              }),
            { confirm: `Add --confirm ${namespace}.` },
          ),
        describeRequest,
      );
    });

  askingPortal(approvals.command('end-access'))
    .description('End break-glass access before its time')
    .argument('<id>', 'of its request')
    .requiredOption('--reason <text>', 'what it came to, for the log')
    .action(
      (
        id: string,
        { reason, ...options }: AskPortalOptions & { reason: string },
      ) =>
        answer(
          options,
          ({ approvals: api }) => api.endAccess(id, { text: reason }),
          describeRequest,
        ),
    );
}

function minutes(text: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && value > 0) return value;
  throw new InvalidArgumentError('Use whole minutes, such as 30.');
}
