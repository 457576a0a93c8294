import { tenantNamespaceName } from '@waymark/platform-api';
import type { ChangeSet } from '@waymark/plugin-changes-common';
import type { RunLink } from '@waymark/plugin-tenants-common';
import type { RunRow } from '../database/rows';
import { intentPath } from '../intent/paths';
import type { ChangesGateway } from '../outside/ChangesGateway';
import type { Planner } from '../preview/Planner';
import { intentLink, renderedLink, type Addresses } from './gitLinks';

/** In the order in which a reader wants them. */
const ORDER: RunLink['kind'][] = [
  'change-request',
  'repository',
  'catalog',
  'docs',
  'intent',
  'rendered',
  'change-set',
  'run',
];

/** Where to look at what a run wrote into Git. */
export class RunLinks {
  readonly #addresses: Addresses;
  readonly #changes: ChangesGateway;
  readonly #planner: Planner;

  constructor(options: {
    addresses: Addresses;
    changes: ChangesGateway;
    planner: Planner;
  }) {
    this.#addresses = options.addresses;
    this.#changes = options.changes;
    this.#planner = options.planner;
  }

  /** The change set and, once it is on main, the document at its commit. */
  ofChangeSet(run: RunRow, sent: ChangeSet): RunLink[] {
    const { browse, gitops } = this.#addresses;
    const { changeRequest, commit } = sent;
    const path = intentPath(run.team, run.environment, run.service);
    return [
      ...(changeRequest
        ? [
            {
              kind: 'change-request' as const,
              title: `Change request ${changeRequest.number}`,
              url: changeRequest.url,
            },
          ]
        : []),
      ...(commit
        ? [
            intentLink(this.#addresses, path, commit),
            {
              kind: 'change-set' as const,
              title: 'Change set on main',
              url: browse.commit(gitops, commit),
            },
          ]
        : []),
    ];
  }

  /**
   * The rendered folder: at its commit once the reconciler has rendered this change, on the branch
   * until then.
   */
  async ofRendered(run: RunRow): Promise<RunLink[]> {
    const commit = run.change_set?.commit;
    if (!commit) return [];
    const [planned, { rendered, upToDate }] = await Promise.all([
      this.#planner.plan(run.values, {
        ref: run.template_ref,
        version: run.template_version,
      }),
      this.#changes.reconciler(),
    ]);
    return renderedLink(
      this.#addresses,
      {
        environment: run.environment,
        namespace: tenantNamespaceName(run.team, run.environment),
        ...(planned.ok && { target: planned.plan.target }),
      },
      [run.service],
      upToDate || rendered.intent === commit ? rendered.commit : undefined,
    );
  }
}

/** Both, each address once, as a reader wants them; a newer link of a kind replaces an older one. */
export function mergeLinks(known: RunLink[], more: RunLink[]): RunLink[] {
  const renewed = new Set(more.map(link => link.kind));
  return [...known.filter(link => !renewed.has(link.kind)), ...more].sort(
    (one, other) => ORDER.indexOf(one.kind) - ORDER.indexOf(other.kind),
  );
}
