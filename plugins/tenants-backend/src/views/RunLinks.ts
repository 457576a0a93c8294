import { tenantNamespaceName } from '@waymark/platform-api';
import type { ChangeSet } from '@waymark/plugin-changes-common';
import type { RunLink } from '@waymark/plugin-tenants-common';
import type { RunRow } from '../database/rows';
import type { RunPatch } from '../database/RunTransaction';
import { intentPath } from '../intent/paths';
import type { ChangesGateway } from '../outside/ChangesGateway';
import {
  intentLink,
  renderedLink,
  renderedLinkTo,
  renderedUrl,
  type Addresses,
} from './gitLinks';
import { linkedMakes } from './linkedMakes';

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

/** The columns of a run with what is known of its addresses now. */
type AddLinks = (
  run: RunRow,
  more: RunLink[],
) => Pick<RunPatch, 'links' | 'makes'>;

/** Where to look at what a run wrote into Git. */
export class RunLinks {
  readonly #addresses: Addresses;
  readonly #changes: ChangesGateway;

  constructor(options: { addresses: Addresses; changes: ChangesGateway }) {
    this.#addresses = options.addresses;
    this.#changes = options.changes;
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
   * What a run has to show once its change set is on main: what it made, with addresses on branch rendered. At the commit
   * once the reconciler has rendered this change, on the branch until then.
   */
  async whenCommitted(run: RunRow): Promise<AddLinks> {
    const commit = run.change_set?.commit;
    if (!commit) {
      return ({ links }, more) => ({ links: mergeLinks(links, more) });
    }
    const { rendered, upToDate } = await this.#changes.reconciler();
    const seen =
      upToDate || rendered.intent === commit ? rendered.commit : undefined;
    const folder = run.makes?.items.find(item => item.kind === 'workload');
    const namespace = tenantNamespaceName(run.team, run.environment);
    const place = { environment: run.environment, namespace };
    const inRendered = (path: string) =>
      renderedUrl(this.#addresses, path, seen);
    return ({ links, makes, repository }, more) => {
      const merged = mergeLinks(links, [
        ...more,
        ...(folder?.path
          ? [renderedLinkTo(inRendered(folder.path))]
          : renderedLink(this.#addresses, place, [run.service], seen)),
      ]);
      return {
        links: merged,
        ...(makes && {
          makes: linkedMakes(makes, { links: merged, repository }, inRendered),
        }),
      };
    };
  }
}

/** Both, each address once, as a reader wants them; a newer link of a kind replaces an older one. */
export function mergeLinks(known: RunLink[], more: RunLink[]): RunLink[] {
  const renewed = new Set(more.map(link => link.kind));
  return [...known.filter(link => !renewed.has(link.kind)), ...more].sort(
    (one, other) => ORDER.indexOf(one.kind) - ORDER.indexOf(other.kind),
  );
}
