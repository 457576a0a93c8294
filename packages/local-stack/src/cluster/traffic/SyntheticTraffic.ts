import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { TrafficDeclaration } from './declaration';

/** A version of a workload and how many of its pods are ready. */
export interface ReadyVersion {
  namespace: string;
  service: string;
  image: string;
  /** Which version it is to Argo Rollouts; empty for a Deployment's. */
  hash: string;
  pods: number;
}

const labelNames = [
  'namespace',
  'job',
  'rollouts_pod_template_hash',
  'synthetic',
] as const;

type Labels = Record<(typeof labelNames)[number], string>;

/** Longer gaps, such as the sleep of a laptop, are not made up for. */
const MOST_SECONDS = 60;

/** 3 of 100 requests are as slow as declared, which puts the 99th percentile there; the others take a quarter. */
const SLOW_EVERY = 33;

const says = (what: string) => `SYNTHETIC, declared and not measured: ${what}`;

/**
 * Makes the metrics that services would have, were their pods to run: under the names that rules, dashboards and analyses
 * read, every series with the label `synthetic="true"`.
 */
export class SyntheticTraffic {
  readonly registry = new Registry();
  readonly #requests = new Counter({
    name: 'http_requests_total',
    help: says('requests by status'),
    labelNames: [...labelNames, 'status'] as const,
    registers: [this.registry],
  });
  readonly #latency = new Histogram({
    name: 'http_request_duration_seconds',
    help: says('latency of requests'),
    labelNames,
    buckets: [
      0.005, 0.01, 0.025, 0.05, 0.1, 0.15, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60,
    ],
    registers: [this.registry],
  });
  readonly #pods = new Gauge({
    name: 'waymark_synthetic_ready_pods',
    help: says('ready pods that the requests are spread over'),
    labelNames: [...labelNames, 'image'] as const,
    registers: [this.registry],
  });
  /** What is left over of whole requests, and how many there were, by version. */
  readonly #carried = new Map<
    string,
    { version: ReadyVersion; requests: number; errors: number; count: number }
  >();

  /** Lets time pass: each version answers as many requests as its ready pods do, in the way that is declared of it. */
  advance(
    versions: readonly ReadyVersion[],
    seconds: number,
    declared: (image: string) => TrafficDeclaration,
  ): void {
    this.#pods.reset();
    const present = new Set(versions.map(keyOf));
    for (const [key, { version }] of this.#carried) {
      if (!present.has(key)) this.#forget(key, version);
    }
    for (const version of versions) {
      this.#answer(
        version,
        Math.min(seconds, MOST_SECONDS),
        declared(version.image),
      );
    }
  }

  #answer(
    version: ReadyVersion,
    seconds: number,
    { requestsPerSecond, errorRatio, latencySeconds }: TrafficDeclaration,
  ): void {
    const key = keyOf(version);
    const labels = labelsOf(version);
    this.#pods.set({ ...labels, image: version.image }, version.pods);
    const left = this.#carried.get(key) ?? { requests: 0, errors: 0, count: 0 };
    const requests = left.requests + requestsPerSecond * version.pods * seconds;
    const whole = Math.floor(requests);
    const errors = left.errors + whole * errorRatio;
    const failed = Math.floor(errors);
    this.#requests.inc({ ...labels, status: '200' }, whole - failed);
    this.#requests.inc({ ...labels, status: '500' }, failed);
    for (let index = 1; index <= whole; index += 1) {
      const slow = (left.count + index) % SLOW_EVERY === 0;
      this.#latency.observe(labels, slow ? latencySeconds : latencySeconds / 4);
    }
    this.#carried.set(key, {
      version,
      requests: requests - whole,
      errors: errors - failed,
      count: left.count + whole,
    });
  }

  #forget(key: string, version: ReadyVersion): void {
    const labels = labelsOf(version);
    for (const status of ['200', '500']) {
      this.#requests.remove({ ...labels, status });
    }
    this.#latency.remove(labels);
    this.#carried.delete(key);
  }
}

function keyOf({ namespace, service, hash }: ReadyVersion): string {
  return [namespace, service, hash].join('/');
}

function labelsOf({ namespace, service, hash }: ReadyVersion): Labels {
  return {
    namespace,
    job: service,
    rollouts_pod_template_hash: hash,
    synthetic: 'true',
  };
}
