import { all, namespace, put, remove, seedTree, type TreeEdit } from './edit';

/** One edit that breaks exactly one invariant of a tree that holds the seeded documents. */
export interface InvariantBreak {
  /** Id of the invariant. */
  invariant: string;
  /** The edit in words, as its page tells it. */
  title: string;
  edit: TreeEdit;
}

const team = {
  title: 'Research',
  costCenter: 'CC-4500',
  group: 'research',
  onCall: 'research-primary',
};

const profile = {
  denyIngress: true,
  denyEgress: false,
  allowDns: true,
  allowMonitoring: true,
};

const seeded = seedTree().documents;
const organization = seeded.get('platform/organizations/meridian.yaml')?.spec;
const gateway = {
  name: 'internal',
  namespace: 'gateways',
  listener: 'https',
  exposure: 'internal',
  tls: 'standard',
  waf: 'none',
  domain: 'internal.meridian.example',
};

/** Ways to break each invariant; the pages of the reference and the tests show what is found then. */
export const INVARIANT_BREAKS: readonly InvariantBreak[] = [
  {
    invariant: 'single-organization',
    title: 'The Organization is removed.',
    edit: remove('Organization', 'meridian'),
  },
  {
    invariant: 'single-organization',
    title: 'A second Organization comes beside the first.',
    edit: put('Organization', 'northwind', { ...organization }),
  },
  {
    invariant: 'gpu-ceiling',
    title: 'Team assistant asks for 64 GPUs of type nvidia-l4.',
    edit: put('Team', 'assistant', {
      quota: { cpu: '384', memory: '768Gi', gpus: { 'nvidia-l4': 64 } },
    }),
  },
  {
    invariant: 'cpu-ceiling',
    title: 'Team assistant asks for 4096 cores.',
    edit: put('Team', 'assistant', {
      quota: { cpu: '4096', memory: '768Gi' },
    }),
  },
  {
    invariant: 'memory-ceiling',
    title: 'Team assistant asks for 8 TiB.',
    edit: put('Team', 'assistant', { quota: { cpu: '384', memory: '8Ti' } }),
  },
  {
    invariant: 'team-ceiling',
    title: 'Team leadership gives itself a namespace of 500 cores.',
    edit: namespace('leadership', 'production', {
      profile: 'custom',
      limits: {
        cpu: '500',
        memory: '64Gi',
        memoryLimit: '96Gi',
        storage: '1Ti',
        pods: 200,
      },
    }),
  },
  {
    invariant: 'team-ceiling',
    title: 'Team leadership asks for a GPU without a quota of any.',
    edit: namespace('leadership', 'production', {
      profile: 'custom',
      limits: {
        cpu: '8',
        memory: '16Gi',
        memoryLimit: '24Gi',
        storage: '50Gi',
        pods: 60,
        gpus: 1,
      },
    }),
  },
  {
    invariant: 'team-ceiling',
    title:
      'Team assistant has four GPUs of two types, and a namespace asks for five.',
    edit: all(
      put('Team', 'assistant', {
        quota: {
          cpu: '384',
          memory: '768Gi',
          gpus: { 'nvidia-l4': 3, 'nvidia-h100': 1 },
        },
      }),
      namespace('assistant', 'production', {
        profile: 'custom',
        limits: {
          cpu: '8',
          memory: '16Gi',
          memoryLimit: '24Gi',
          storage: '50Gi',
          pods: 60,
          gpus: 5,
        },
      }),
    ),
  },
  {
    invariant: 'mirrored-network-policies',
    title: 'Staging gets a profile that lets everything out.',
    edit: all(
      put('NetworkPolicyProfile', 'open', profile),
      put('Environment', 'staging', { networkPolicy: 'open' }),
    ),
  },
  {
    invariant: 'production-pod-security',
    title: 'Production is to take pods of the baseline standard.',
    edit: put('Environment', 'production', { podSecurity: 'baseline' }),
  },
  {
    invariant: 'production-approvers',
    title: 'Production loses its approvers.',
    edit: put('Environment', 'production', { approvers: undefined }),
  },
  {
    invariant: 'dangling-reference',
    title: 'Development moves to a target that is not there.',
    edit: put('Environment', 'development', {
      defaultTarget: 'shared-standart',
    }),
  },
  {
    invariant: 'dangling-reference',
    title: 'A target asks for a node pool that its cluster does not have.',
    edit: put('DeploymentTarget', 'shared-sensitive', { nodePool: 'gold' }),
  },
  {
    invariant: 'dangling-reference',
    title: 'A team asks for a type of GPU that no cluster has.',
    edit: put('Team', 'leadership', {
      quota: { cpu: '8', memory: '8Gi', gpus: { 'nvidia-t4': 0 } },
    }),
  },
  {
    invariant: 'dangling-reference',
    title: 'The organization counts with a type of GPU that no cluster has.',
    edit: put('Organization', 'meridian', {
      ceiling: {
        cpu: '3072',
        memory: '6Ti',
        gpus: { 'nvidia-l4': 32, 'nvidia-h100': 8, 'nvidia-t4': 4 },
      },
    }),
  },
  {
    invariant: 'dangling-reference',
    title: 'A team gets a parent that is not there.',
    edit: put('Team', 'leadership', { parent: 'board' }),
  },
  {
    invariant: 'dangling-reference',
    title: 'Development may move to a target that is not there.',
    edit: put('Environment', 'development', {
      targets: ['shared-sensitive', 'dedicated'],
    }),
  },
  {
    invariant: 'dangling-reference',
    title: 'Development asks for a network policy profile that is not there.',
    edit: put('Environment', 'development', { networkPolicy: 'isolation' }),
  },
  {
    invariant: 'dangling-reference',
    title: 'A target is on a cluster that is not there.',
    edit: put('DeploymentTarget', 'playground', {
      type: 'sandbox',
      cluster: 'locale',
    }),
  },
  {
    invariant: 'dangling-reference',
    title: 'A node pool has a type of GPU that its cluster does not have.',
    edit: put('Cluster', 'local', {
      nodePools: [
        { name: 'sensitive' },
        { name: 'inference', gpuType: 'nvidia-t4' },
      ],
    }),
  },
  {
    invariant: 'unique-names',
    title: 'A team’s namespace would be called as another team’s is.',
    edit: all(
      put('Environment', 'experimental-development', {
        title: 'Experiments',
        stage: 'development',
        autoSync: true,
        defaultTarget: 'shared-standard',
      }),
      put('Team', 'assistant-experimental', team),
    ),
  },
  {
    invariant: 'unique-names',
    title: 'A cluster has a gateway twice.',
    edit: put('Cluster', 'local', { gateways: [gateway, gateway] }),
  },
  {
    invariant: 'unique-names',
    title: 'A cluster has a node pool twice.',
    edit: put('Cluster', 'local', {
      nodePools: [{ name: 'sensitive' }, { name: 'sensitive' }],
    }),
  },
  {
    invariant: 'team-cycle',
    title: 'Team assistant becomes its own parent.',
    edit: put('Team', 'assistant', { parent: 'assistant' }),
  },
  {
    invariant: 'profile-in-use',
    title: 'Quota profile small is removed while a namespace asks for it.',
    edit: all(
      namespace('leadership', 'development'),
      remove('QuotaProfile', 'small'),
    ),
  },
  {
    invariant: 'profile-set',
    title: 'Size profile xlarge, which nobody uses, is removed.',
    edit: remove('SizeProfile', 'xlarge'),
  },
  {
    invariant: 'compliance-zone',
    title: 'Production has to stay in a zone that no target serves.',
    edit: put('Environment', 'production', { complianceZones: ['eu-gdpr'] }),
  },
  {
    invariant: 'cost-center',
    title: 'A team without parent loses its cost center.',
    edit: put('Team', 'leadership', { costCenter: undefined }),
  },
  {
    invariant: 'owner-exists',
    title: 'A team that is not there has a namespace.',
    edit: namespace('reserch', 'development'),
  },
  {
    invariant: 'owner-exists',
    title: 'The cluster goes to a team that is not there.',
    edit: put('Cluster', 'local', { owner: 'operations' }),
  },
  {
    invariant: 'owner-exists',
    title: 'An environment goes to a team that is not there.',
    edit: put('Environment', 'development', { owner: 'operations' }),
  },
  {
    invariant: 'owner-exists',
    title: 'A target goes to a team that is not there.',
    edit: put('DeploymentTarget', 'shared-standard', { owner: 'operations' }),
  },
];
