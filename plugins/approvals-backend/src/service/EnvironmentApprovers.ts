import type { AuthService } from '@backstage/backend-plugin-api';
import { ServiceUnavailableError, toError } from '@backstage/errors';
import { defaultPlatform } from '@waymark/platform-api';
import type { ChangeSetsApi } from '@waymark/plugin-changes-common';
import { CurrentPlatform } from '@waymark/plugin-changes-node';
import type { Approvers } from '@waymark/plugin-approvals-node';

/** Who decides on what changes an environment, as its document on main says. */
export class EnvironmentApprovers {
  readonly #platform: CurrentPlatform;

  constructor(options: {
    auth: AuthService;
    changes: Pick<ChangeSetsApi, 'getPlatform'>;
  }) {
    const { auth, changes } = options;
    this.#platform = new CurrentPlatform({
      builtIn: defaultPlatform,
      ask: async () => {
        const { token } = await auth.getPluginRequestToken({
          onBehalfOf: await auth.getOwnServiceCredentials(),
          targetPluginId: 'changes',
        });
        return changes.getPlatform({ token });
      },
    });
  }

  /**
   * Undefined when the environment names nobody, or there is none of this name.
   *
   * @throws ServiceUnavailableError rather than let fewer people decide, when the document cannot be read now
   */
  async of(environment: string): Promise<Approvers['environment']> {
    const { environments } = await this.#platform.read().catch(error => {
      throw new ServiceUnavailableError(
        `Who decides for ${environment} could not be read from the configuration. Try again in a moment.`,
        toError(error),
      );
    });
    const { approvers } = environments[environment] ?? {};
    return (
      approvers && {
        groups: approvers.groups.map(name => `group:default/${name}`),
        quorum: approvers.quorum ?? 1,
      }
    );
  }
}
