import type { AuthService } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import type {
  ActionContext,
  ScaffolderService,
} from '@backstage/plugin-scaffolder-node';
import {
  runKeyOfTask,
  type GoldenPathPreview,
  type GoldenPathValues,
  type TemplateRef,
  type TenantsApi,
} from '@waymark/plugin-tenants-common';
import { explaining } from './explained';
import { plannedDocuments, type PlannedDocuments } from './planned';
import { RunSession } from './RunSession';

/** What a session needs of an action's context. */
export type SessionContext = Pick<
  ActionContext<never>,
  'getInitiatorCredentials' | 'logger' | 'signal' | 'task' | 'templateInfo'
>;

/** Annotation of a template entity that pins its version. */
export const VERSION_ANNOTATION = 'platform.waymark.dev/version';

/** Finds the run of a scaffolder task; every action of the task, on any replica, gets the same one. */
export class RunSessions {
  readonly #auth: AuthService;
  readonly #scaffolder: Pick<ScaffolderService, 'getTask'>;
  readonly #tenants: TenantsApi;

  constructor(options: {
    auth: AuthService;
    scaffolder: Pick<ScaffolderService, 'getTask'>;
    tenants: TenantsApi;
  }) {
    this.#auth = options.auth;
    this.#scaffolder = options.scaffolder;
    this.#tenants = options.tenants;
  }

  /** Opens the run of this task, or goes on with it. */
  async open(
    ctx: SessionContext,
    values: GoldenPathValues,
  ): Promise<RunSession> {
    const request = {
      idempotencyKey: runKeyOfTask(ctx.task.id),
      template: templateOf(ctx),
      values,
      startedAt: await this.#startOf(ctx),
    };
    const token = await this.#token(ctx);
    const run = await explaining(() =>
      this.#tenants.openRun(request, { token }),
    );
    return this.#session(ctx, run);
  }

  /** The run of this task, which an earlier action opened. */
  async current(ctx: SessionContext): Promise<RunSession> {
    const token = await this.#token(ctx);
    const run = await explaining(() =>
      this.#tenants.getRun(runKeyOfTask(ctx.task.id), { token }),
    );
    return this.#session(ctx, run);
  }

  /** What a run with these values would make; for dry runs. */
  async preview(
    ctx: SessionContext,
    values: GoldenPathValues,
  ): Promise<GoldenPathPreview> {
    const token = await this.#token(ctx);
    const request = { template: templateOf(ctx), values };
    return explaining(() => this.#tenants.preview(request, { token }));
  }

  /** The documents such a run would send; for dry runs. */
  async planned(
    ctx: SessionContext,
    values: GoldenPathValues,
  ): Promise<PlannedDocuments> {
    const preview = await this.preview(ctx, values);
    return plannedDocuments({ ...preview, target: preview.namespace?.target });
  }

  #session(
    ctx: SessionContext,
    run: Awaited<ReturnType<TenantsApi['getRun']>>,
  ): RunSession {
    return new RunSession({
      run,
      tenants: this.#tenants,
      token: () => this.#token(ctx),
      logger: ctx.logger,
    });
  }

  /** When the task was asked for: it has waited and read its template before it opened its run. */
  async #startOf(ctx: SessionContext): Promise<string> {
    const { createdAt } = await this.#scaffolder.getTask(
      { taskId: ctx.task.id },
      { credentials: await ctx.getInitiatorCredentials() },
    );
    return new Date(createdAt).toISOString();
  }

  async #token(ctx: SessionContext): Promise<string> {
    const { token } = await this.#auth.getPluginRequestToken({
      onBehalfOf: await ctx.getInitiatorCredentials(),
      targetPluginId: 'tenants',
    });
    return token;
  }
}

/** The template and the version of it that this task runs. */
export function templateOf({ templateInfo }: SessionContext): TemplateRef {
  const version =
    templateInfo?.entity?.metadata.annotations?.[VERSION_ANNOTATION];
  if (!templateInfo || !version) {
    throw new InputError(
      `The template has no version: give it the annotation ${VERSION_ANNOTATION}`,
    );
  }
  return { ref: templateInfo.entityRef, version };
}
