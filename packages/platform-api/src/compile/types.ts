import type { Finding } from '../findings/finding';
import type { Platform } from '../platform/platform';

/** A Kubernetes object as compile() returns it: plain data, always named and labelled. */
export interface KubernetesObject {
  apiVersion: string;
  kind: string;
  metadata: {
    name: string;
    namespace?: string;
    labels: Record<string, string>;
    annotations?: Record<string, string>;
    finalizers?: string[];
  };
}

/** What an object is there for. */
export const CONCERNS = [
  'run',
  'reach',
  'scale',
  'protect',
  'observe',
] as const;

/** See {@link CONCERNS}. */
export type Concern = (typeof CONCERNS)[number];

/** One object with where it goes and why it is there. */
export interface CompiledObject {
  object: KubernetesObject;
  /** File inside branch `rendered`. */
  path: string;
  /** Name of the emitter that made it: `web-service/deployment`. */
  emitter: string;
  concern: Concern;
  /** Why it is there, one sentence for people. */
  why: string;
}

/** CPU in cores and memory in bytes. */
export interface ResourceAmount {
  cpuCores: number;
  memoryBytes: number;
}

/** What a document requests; zero for a namespace, which only allows. */
export interface ResourceUsage {
  atMinReplicas: ResourceAmount;
  atMaxReplicas: ResourceAmount;
}

/** What compile() needs beside the document. */
export interface CompileContext {
  platform: Platform;
  /** The owning team, from the path `tenants/<team>/…`. */
  team: string;
  /** The environment, from the path `tenants/<team>/<environment>/…`. */
  environment: string;
  /** Name of a deployment target of the platform. */
  target: string;
  /** Overrides the team's cost center. */
  costCenter?: string;
}

/** What compile() returns. With an error among the findings there are no objects. */
export interface Compilation {
  objects: CompiledObject[];
  findings: Finding[];
  usage: ResourceUsage;
}
