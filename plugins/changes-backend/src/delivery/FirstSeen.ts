import type { ApplicationDelivery } from '@waymark/plugin-changes-common';
import type { Application } from '@waymark/plugin-clusters-node';
import type {
  FirstHealthy,
  FirstHealthyStore,
} from '../database/FirstHealthyStore';
import { firstHealthy } from './firstHealthy';
import type { Gone, Known } from './toDelivery';

/** What is seen to be gone within this of having been there has the time of the look. */
const LOOKS_MS = 30_000;

type Told = { application: Application; delivery: ApplicationDelivery };

/** Keeps when something was healthy, or gone, first: what a cluster tells of it does not last. */
export class FirstSeen {
  readonly #store: FirstHealthyStore;
  /** When each folder's application was there last. */
  readonly #there = new Map<string, number>();

  constructor(store: FirstHealthyStore) {
    this.#store = store;
  }

  /** The same, each with when it was healthy first. */
  async healthy(
    told: readonly Told[],
    now: Date,
  ): Promise<ApplicationDelivery[]> {
    const known = await this.#known(
      told.flatMap(({ delivery }) => delivery.wanted?.commit ?? []),
    );
    const fresh: FirstHealthy[] = [];
    const applications = told.map(({ application, delivery }) => {
      const { cluster, path, wanted } = delivery;
      this.#there.set(keyOf({ cluster, path }), now.getTime());
      if (!wanted) return delivery;
      const { commit } = wanted;
      const row = known.get(keyOf({ cluster, path, commit }));
      if (row) return { ...delivery, firstHealthy: toFirst(row) };
      const first = firstHealthy(application, delivery, now);
      if (!first) return delivery;
      const at = first.at ? new Date(first.at) : null;
      fresh.push({ cluster, path, commit, at });
      return { ...delivery, firstHealthy: first };
    });
    await this.#store.note(fresh);
    return applications;
  }

  /** Folders that the newest change removed and that no application syncs any more. */
  async gone({
    clusters,
    line,
    now,
    position,
  }: Omit<Known, 'gone'>): Promise<Gone[]> {
    const rendered = line.firstOf(position.intent.id);
    if (!rendered) return [];
    const { commit } = rendered;
    const known = await this.#known([commit]);
    const fresh: FirstHealthy[] = [];
    const gone = clusters.flatMap(answer => {
      if (!('applications' in answer)) return [];
      const cluster = answer.name;
      return line
        .removedBy(position.intent.id)
        .filter(path => path.startsWith(`${cluster}/`))
        .filter(path => answer.applications.every(one => one.path !== path))
        .map(path => {
          const row = known.get(keyOf({ cluster, path, commit }));
          if (row) return { path, ...toFirst(row) };
          const seen = this.#there.get(keyOf({ cluster, path })) ?? 0;
          const at = now.getTime() - seen > LOOKS_MS ? null : now;
          fresh.push({ cluster, path, commit, at });
          return { path, ...toFirst({ at }) };
        });
    });
    await this.#store.note(fresh);
    return gone;
  }

  async #known(commits: readonly string[]) {
    const rows = await this.#store.of([...new Set(commits)]);
    return new Map(rows.map(row => [keyOf(row), row]));
  }
}

function keyOf(of: { cluster: string; path: string; commit?: string }): string {
  return [of.cluster, of.path, of.commit ?? ''].join(' ');
}

function toFirst({ at }: Pick<FirstHealthy, 'at'>): { at?: string } {
  return at ? { at: at.toISOString() } : {};
}
