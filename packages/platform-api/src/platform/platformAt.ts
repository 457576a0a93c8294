import { defaultPlatform } from './defaultPlatform';
import type { Platform } from './platform';

/** Addresses that differ between installations. */
export interface InstallationAddresses {
  /** Clone URL of the GitOps repository, as Argo CD reads it. */
  gitopsUrl: string;
  /** The portal, without trailing slash; rendered links lead there. */
  portalUrl: string;
  /** Prometheus that judges canaries, where it is not the seeded one. */
  prometheus?: { url: string; scrapeSeconds: number };
}

/**
 * The seeded platform at the addresses of one installation: what every door compiles with, so that a preview, the
 * reconciler and a check afterwards give the same bytes.
 */
export function platformAt({
  gitopsUrl,
  portalUrl,
  prometheus,
}: InstallationAddresses): Platform {
  return {
    ...defaultPlatform,
    gitops: { ...defaultPlatform.gitops, repoUrl: gitopsUrl },
    observability: {
      ...defaultPlatform.observability,
      portalUrl: portalUrl.replace(/\/$/, ''),
      ...(prometheus && {
        prometheusUrl: prometheus.url,
        scrapeSeconds: prometheus.scrapeSeconds,
      }),
    },
  };
}
