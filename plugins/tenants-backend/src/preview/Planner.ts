import { namespacePath } from '@waymark/gitops';
import {
  compile,
  didYouMean,
  firstNamespace,
  parseDocument,
  tenantNamespaceName,
  toYaml,
  type Platform,
  type PlatformDocument,
  type TenantNamespace,
  type WebService,
} from '@waymark/platform-api';
import type {
  MadeObject,
  NeededApproval,
  RunFinding,
  RunMakes,
  TemplateRef,
} from '@waymark/plugin-tenants-common';
import { intentPath } from '../intent/paths';
import type { RawValues } from '../intent/values';
import { workloadDocument } from '../intent/workload';
import type { ChangesGateway, IntentTree } from '../outside/ChangesGateway';
import type { SentChange } from '../service/types';
import { neededApprovals } from './approvals';
import { withField } from './findings';
import { grouped, makes, type Sorted } from './makes';

/** What a golden path's values come to. */
export type Plan = {
  document: WebService;
  environment: string;
  team: string;
  path: string;
  namespace: TenantNamespace;
  namespaceName: string;
  namespaceExists: boolean;
  /** Deployment target of the namespace. */
  target: string;
  change: Pick<SentChange, 'edits' | 'base' | 'mode'>;
  approvals: NeededApproval[];
  notes: string[];
  tree: IntentTree;
};

/** A plan, or every reason why there is none. */
export type Planned =
  | { ok: true; plan: Plan }
  | { ok: false; findings: RunFinding[] };

/**
 * Works out the edits that make a service. Preview and provisioning both ask here, so that what is
 * made is what was shown.
 */
export class Planner {
  readonly #changes: ChangesGateway;
  constructor(options: { changes: ChangesGateway }) {
    this.#changes = options.changes;
  }

  get #platform(): Platform {
    return this.#changes.platform.value;
  }

  async plan(
    values: RawValues,
    template: Partial<TemplateRef>,
  ): Promise<Planned> {
    await this.#changes.platform.read();
    const parsed = parseDocument(workloadDocument(values, template));
    const environment = values.environment;
    const stray = this.#checkEnvironment(environment);
    if (
      !parsed.ok ||
      parsed.document.kind !== 'WebService' ||
      stray ||
      typeof environment !== 'string'
    ) {
      return {
        ok: false,
        findings: [
          ...parsed.findings.map(withField),
          ...(stray ? [stray] : []),
        ],
      };
    }
    return { ok: true, plan: await this.#edits(parsed.document, environment) };
  }

  /** Objects that `compile()` gives for the workload, and for its namespace when that is new. */
  objects(plan: Plan, options: { withNamespace: boolean }): Sorted[] {
    const { document, environment, namespace, target, team } = plan;
    const context = { platform: this.#platform, team, environment, target };
    const sorted = (
      one: PlatformDocument,
      origin: MadeObject['origin'],
    ): Sorted[] =>
      compile(one, context).objects.map(({ concern, object, path }) => ({
        concern,
        object: {
          kind: object.kind,
          name: object.metadata.name,
          ...(object.metadata.namespace && {
            namespace: object.metadata.namespace,
          }),
          path,
          origin,
        },
      }));
    return [
      ...(options.withNamespace ? sorted(namespace, 'namespace') : []),
      ...sorted(document, 'workload'),
    ];
  }

  /** What a run keeps of its plan. */
  makes(
    plan: Plan,
    options: { withNamespace: boolean; repositoryUrl?: string },
  ): RunMakes {
    const objects = this.objects(plan, options);
    return {
      items: makes(plan, objects, this.#platform, options.repositoryUrl),
      objectCount: objects.length,
      groups: grouped(objects),
    };
  }

  async #edits(document: WebService, environment: string): Promise<Plan> {
    const team = document.spec.owner;
    const tree = await this.#changes.documents({ team, environment });
    const namespaceAt = namespacePath(team, environment);
    // One that does not parse is there all the same: it is repaired by its team, not replaced here.
    const exists = tree.documents.some(one => one.path === namespaceAt);
    const namespace =
      existingNamespace(tree, namespaceAt) ??
      firstNamespace({
        platform: this.#platform,
        team,
        environment,
        dataSensitivity: document.spec.dataSensitivity,
      });
    const path = intentPath(team, environment, document.metadata.name);
    const approvals = neededApprovals(document, environment, this.#platform);
    const put = (at: string, object: object) => ({
      action: 'put' as const,
      path: at,
      content: toYaml(object),
    });
    return {
      document,
      environment,
      team,
      path,
      namespace,
      namespaceName: tenantNamespaceName(team, environment),
      namespaceExists: exists,
      target:
        namespace.spec.target ??
        this.#platform.environments[environment].defaultTarget,
      change: {
        base: tree.commit,
        mode: approvals.length > 0 ? 'change-request' : 'commit',
        edits: [
          ...(exists ? [] : [put(namespaceAt, namespace)]),
          put(path, document),
        ],
      },
      approvals,
      notes: notes(document, this.#platform),
      tree,
    };
  }

  #checkEnvironment(environment: unknown): RunFinding | undefined {
    const known = Object.keys(this.#platform.environments);
    if (typeof environment === 'string' && known.includes(environment)) {
      return undefined;
    }
    return {
      path: 'environment',
      field: 'environment',
      constraint: environment === undefined ? 'required' : 'enum',
      value: environment,
      message:
        environment === undefined || environment === ''
          ? 'An environment is needed.'
          : 'The platform has no such environment.',
      fix: didYouMean(String(environment ?? ''), known),
      severity: 'error',
    };
  }
}

/** The namespace on main, read again so that its type is sure. */
function existingNamespace(
  tree: IntentTree,
  path: string,
): TenantNamespace | undefined {
  const found = tree.documents.find(one => one.path === path);
  const parsed = found && parseDocument(found.document);
  return parsed?.ok && parsed.document.kind === 'TenantNamespace'
    ? parsed.document
    : undefined;
}

function notes({ spec }: WebService, platform: Platform): string[] {
  return spec.runtime.image
    ? []
    : [
        `Until the pipeline has built its first image, the bootstrap image ${platform.bootstrapImage.image} stands in and answers every request.`,
      ];
}
