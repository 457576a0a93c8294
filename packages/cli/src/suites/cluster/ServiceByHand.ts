import { createHash } from 'node:crypto';
import {
  API_VERSION,
  applicationName,
  tenantNamespaceName,
  toYaml,
  type WebService,
} from '@waymark/platform-api';
import { expect } from 'expect';
import { syncedApplication } from '../../demo/cluster/applications';
import { addressOf, present, readRendered } from '../../demo/cluster/ledger';
import { poll } from '../../demo/poll';
import { availableWorkload, replicaSetsOf } from '../../demo/cluster/workloads';
import { GITOPS } from '../../stack/cluster/connectGitops';
import { openGitops, type OpenGitops } from '../gitops';
import type { ClusterUnderTest } from './types';

/** Its namespace is among the examples. */
const TEAM = 'data-platform';
const ENVIRONMENT = 'development';
const FOLDER = `tenants/${TEAM}/${ENVIRONMENT}`;
const TIMEOUT_MS = 90_000;

/** A service that a person brings with git alone: commit, push, and look at what becomes of it. */
export class ServiceByHand {
  readonly namespace = tenantNamespaceName(TEAM, ENVIRONMENT);
  readonly environment = ENVIRONMENT;
  readonly #gitops: OpenGitops;

  private constructor(
    readonly service: string,
    readonly under: ClusterUnderTest,
    gitops: OpenGitops,
    /** Newest commit on branch rendered when it was opened: what was there before is others' to judge. */
    readonly since: string,
  ) {
    this.#gitops = gitops;
  }

  /**
   * @param stem - beginning of the service's name; a run has names of its own, because the state of the suite stays
   */
  static async open(
    stem: string,
    under: ClusterUnderTest,
  ): Promise<ServiceByHand> {
    const service = `${stem}-${Date.now().toString(36)}`;
    const gitops = await openGitops(under);
    const since = await gitops.copy.git('rev-parse', 'origin/rendered');
    return new ServiceByHand(service, under, gitops, since);
  }

  get client() {
    return this.under.cluster.client;
  }

  get path(): string {
    return `${FOLDER}/${this.service}.yaml`;
  }

  /** An image that no other version of the service has. */
  image(version: number): string {
    const digest = createHash('sha256')
      .update(`${this.service} ${version}`)
      .digest('hex');
    return `registry.meridian.example/${TEAM}/${this.service}:${version}@sha256:${digest}`;
  }

  /** The service's document, as a person would write it. */
  document(version: number, spec: Partial<WebService['spec']> = {}): string {
    return toYaml({
      apiVersion: API_VERSION,
      kind: 'WebService',
      metadata: { name: this.service },
      spec: {
        owner: TEAM,
        runtime: {
          language: 'python',
          size: 'small',
          image: this.image(version),
        },
        exposure: { type: 'internal' },
        scaling: { minReplicas: 1, maxReplicas: 2, metric: 'cpu' },
        reliability: { sloClass: 'standard', rollout: 'rolling' },
        ...spec,
      },
    });
  }

  /** Commits to main and pushes, without the portal. */
  async push(files: Record<string, string>): Promise<string> {
    const { copy } = this.#gitops;
    await copy.git('pull', '--quiet', '--rebase', 'origin', 'main');
    await copy.commit(`Bring ${this.service}`, files);
    const push = () => copy.git('push', '--quiet', 'origin', 'HEAD:main');
    await push().catch(async () => {
      // Somebody was faster: on top of theirs, as git advises.
      await copy.git('pull', '--quiet', '--rebase', 'origin', 'main');
      return push();
    });
    return copy.git('rev-parse', 'HEAD');
  }

  /** What the reconciler says at a commit on main. */
  verdict(sha: string) {
    return this.#gitops.verdict(sha, { timeoutMs: TIMEOUT_MS });
  }

  /** Waits until this version runs, everywhere and alone. */
  async runsVersion(version: number, since?: string): Promise<void> {
    const name = applicationName(this.service, ENVIRONMENT);
    await syncedApplication(this.client, name, since);
    await availableWorkload(this, { image: this.image(version) });
  }

  /** Images of the versions that have been there, oldest first. */
  async versions(): Promise<string[]> {
    const sets = await replicaSetsOf(this);
    return sets.map(({ spec }) => spec.template.spec.containers[0].image);
  }

  /** Every object of the namespace on branch rendered is in the cluster, and each intent was rendered once. */
  async nothingLostNothingTwice(): Promise<void> {
    const { forge, copy } = this.#gitops;
    const rendered = await readRendered(forge.cloneUrl(GITOPS));
    // Elsewhere production waits for somebody who syncs by hand.
    const wanted = [...rendered]
      .filter(([file]) => file.split('/').includes(this.namespace))
      .map(([, object]) => object);
    expect(wanted.length).toBeGreaterThan(0);
    const missing = async () => {
      const there = await present(this.client, wanted);
      return wanted.map(addressOf).filter(each => !there.has(each));
    };
    // Neighbours of the namespace sync in their own time.
    await poll(
      `Everything of ${this.namespace} to be there`,
      async () => ((await missing()).length === 0 ? true : undefined),
      { timeoutMs: TIMEOUT_MS },
    ).catch(async () => expect(await missing()).toEqual([]));
    await copy.git('fetch', '--quiet', 'origin');
    const log = await copy.git(
      'log',
      '--format=%(trailers:key=Waymark-Intent,valueonly)',
      `${this.since}..origin/rendered`,
    );
    const intents = log.split('\n').filter(line => line !== '');
    expect(new Set(intents).size).toBe(intents.length);
  }

  remove(): Promise<void> {
    return this.#gitops.copy.remove();
  }
}
