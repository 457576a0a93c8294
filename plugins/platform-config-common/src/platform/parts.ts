import type { InstallationAddresses, Platform } from '@waymark/platform-api';
import { ofKind, type ConfigurationTree } from '../documents/tree';
import type { ConfigurationDocument, ConfigurationKind } from '../kinds';
import { targetOf, targetSpec } from '../kinds/deploymentTarget';
import { organizationSpec } from '../kinds/organization';
import { costCenterOf } from './costCenter';

type Documents = Pick<ConfigurationTree, 'documents'>;

/** The branch that Argo CD reads. Frozen. */
const RENDERED_BRANCH = 'rendered';

/** Stages in the order that work passes through them. */
const STAGES = ['development', 'staging', 'production'];

/** A platform before it is known to be whole. */
export type PlatformDraft = { [K in keyof Platform]?: unknown };

/** What one kind's documents are to the platform, and the way back. */
interface PlatformPart {
  kind: ConfigurationKind;
  toPlatform(
    tree: Documents,
    installation: InstallationAddresses,
  ): PlatformDraft;
  /** Name and spec of each document that says this part of a platform. */
  fromPlatform(platform: Platform): [name: string, spec: unknown][];
}

const byName = <T>(entries: readonly { name: string; spec: T }[]) =>
  Object.fromEntries(entries.map(({ name, spec }) => [name, spec]));

/** How the documents of each kind become a platform. */
export const PLATFORM_PARTS: readonly PlatformPart[] = [
  {
    kind: 'Organization',
    toPlatform(tree, { gitopsUrl, portalUrl, prometheus }) {
      const [organization] = ofKind(tree, 'Organization');
      if (!organization) return {};
      const { title, emailDomain, ceiling, observability, ...rest } =
        organization.spec;
      return {
        organization: {
          name: organization.name,
          title,
          emailDomain,
          ...(ceiling && { ceiling }),
        },
        ...rest,
        gitops: { repoUrl: gitopsUrl, renderedBranch: RENDERED_BRANCH },
        observability: {
          ...observability,
          ...(prometheus && {
            prometheusUrl: prometheus.url,
            scrapeSeconds: prometheus.scrapeSeconds,
          }),
          portalUrl: portalUrl.replace(/\/$/, ''),
        },
      };
    },
    fromPlatform: platform => [
      [platform.organization.name, organizationSpec(platform)],
    ],
  },
  {
    kind: 'Team',
    toPlatform(tree) {
      const teams = ofKind(tree, 'Team');
      return {
        teams: byName(
          teams.map(({ name, spec }) => ({
            name,
            spec: { ...spec, costCenter: costCenterOf(name, teams) },
          })),
        ),
      };
    },
    fromPlatform: ({ teams }) => Object.entries(teams),
  },
  {
    kind: 'Environment',
    toPlatform: tree => ({
      environments: byName(
        ofKind(tree, 'Environment').sort(
          (a, b) => STAGES.indexOf(a.spec.stage) - STAGES.indexOf(b.spec.stage),
        ),
      ),
    }),
    fromPlatform: ({ environments }) => Object.entries(environments),
  },
  {
    kind: 'DeploymentTarget',
    toPlatform: tree => ({
      targets: byName(
        ofKind(tree, 'DeploymentTarget').map(({ name, spec }) => ({
          name,
          spec: targetOf(spec),
        })),
      ),
    }),
    fromPlatform: ({ targets }) =>
      Object.entries(targets).map(([name, target]) => [
        name,
        targetSpec(target),
      ]),
  },
  {
    kind: 'Cluster',
    toPlatform: tree => ({ clusters: byName(ofKind(tree, 'Cluster')) }),
    fromPlatform: ({ clusters }) => Object.entries(clusters),
  },
  {
    kind: 'SizeProfile',
    toPlatform: tree => ({ sizes: byName(ofKind(tree, 'SizeProfile')) }),
    fromPlatform: ({ sizes }) => Object.entries(sizes),
  },
  {
    kind: 'QuotaProfile',
    toPlatform: tree => ({ quotas: byName(ofKind(tree, 'QuotaProfile')) }),
    fromPlatform: ({ quotas }) => Object.entries(quotas),
  },
  {
    kind: 'NetworkPolicyProfile',
    toPlatform: tree => ({
      networkPolicies: byName(ofKind(tree, 'NetworkPolicyProfile')),
    }),
    fromPlatform: ({ networkPolicies = {} }) => Object.entries(networkPolicies),
  },
];

/** Documents by path. */
export type ConfigurationDocuments = ReadonlyMap<string, ConfigurationDocument>;
