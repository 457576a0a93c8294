import type { AuthService } from '@backstage/backend-plugin-api';
import { ResponseError, ServiceUnavailableError } from '@backstage/errors';
import { environmentSchema, tenantNamespaceName } from '@waymark/platform-api';
import type { ApprovalFinding } from '@waymark/plugin-approvals-common';
import type { ChangeSetsApi } from '@waymark/plugin-changes-common';
import { z } from 'zod';
import type { NewGrant } from '../database/rows';
import { grantPath } from '../grants/grantDocument';
import { finding } from '../service/open';
import type { NewAccess } from '../service/types';

const stagesSchema = z.object({
  environments: z.record(
    z.string(),
    environmentSchema.pick({ stage: true }).loose(),
  ),
});

/** Knows the namespaces that access may be taken to, by asking the changes plugin. */
export class Namespaces {
  readonly #auth: AuthService;
  readonly #changes: Pick<ChangeSetsApi, 'getPlatform' | 'preview'>;

  constructor(options: {
    auth: AuthService;
    changes: Pick<ChangeSetsApi, 'getPlatform' | 'preview'>;
  }) {
    this.#auth = options.auth;
    this.#changes = options.changes;
  }

  /**
   * What is wrong with the place: an unknown environment, or production without its name.
   *
   * @throws ServiceUnavailableError
   */
  async check(input: NewAccess): Promise<ApprovalFinding[]> {
    const { confirm, environment, team } = input;
    const namespace = tenantNamespaceName(team, environment);
    const { platform } = await this.#ask(token =>
      this.#changes.getPlatform({ token }),
    );
    const { environments } = stagesSchema.parse(platform);
    if (!Object.hasOwn(environments, environment)) {
      return [
        finding('environment', 'environment.known', {
          value: environment,
          message: `There is no environment "${environment}".`,
          fix: `Use ${Object.keys(environments).join(', ')}.`,
        }),
      ];
    }
    const isProduction = environments[environment].stage === 'production';
    if (!isProduction || confirm === namespace) return [];
    return [
      finding('confirm', 'confirm.namespace', {
        value: confirm,
        message: `It is production, so its name is asked for.`,
        fix: `Type ${namespace}.`,
      }),
    ];
  }

  /**
   * What would keep the grant from giving anything, such as a namespace that is not there.
   *
   * @throws ServiceUnavailableError
   */
  async checkGrant({ content, request }: NewGrant): Promise<ApprovalFinding[]> {
    const path = grantPath(request);
    const edits = [{ action: 'put' as const, path, content }];
    const { findings } = await this.#ask(token =>
      this.#changes.preview({ edits }, { token }),
    );
    return findings
      .filter(
        ({ document, severity }) => document === path && severity === 'error',
      )
      .map(({ document: _, path: field, ...rest }) => ({
        path: field.replace(/^spec\.access\./, ''),
        ...rest,
      }));
  }

  async #ask<T>(question: (token: string) => Promise<T>): Promise<T> {
    const { token } = await this.#auth.getPluginRequestToken({
      onBehalfOf: await this.#auth.getOwnServiceCredentials(),
      targetPluginId: 'changes',
    });
    try {
      return await question(token);
    } catch (error) {
      const message =
        error instanceof ResponseError ? error.body.error.message : '';
      throw new ServiceUnavailableError(
        `The repository cannot be asked, so no access can be given now. ${message}`.trim(),
        error,
      );
    }
  }
}
