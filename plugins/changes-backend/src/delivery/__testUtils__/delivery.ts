import type { HistoryEntry } from '@waymark/gitops';
import {
  applicationSchema,
  type Application,
} from '@waymark/plugin-clusters-node';
import type { Position } from '../../reconciler/position';
import { deliverApplication } from '../deliverApplication';
import { RenderedLine } from '../RenderedLine';
import { toDelivery, type Known } from '../toDelivery';

/** A moment of the day that everything here happens on. */
export const at = (second: number) =>
  new Date(Date.UTC(2026, 4, 4, 12, 0, second));
/** The same, as it is told. */
export const time = (second: number) => at(second).toISOString();

/** Folders of two Applications on branch rendered. */
export const FOLDER = 'local/assistant-development/rag';
export const OTHER = 'local/assistant-development/other';

/** A commit on branch rendered, of a commit on main that its trailer names. */
export const entry = (
  commit: string,
  second: number,
  trailer: string,
  ...folders: string[]
): HistoryEntry => ({
  commit,
  committedAt: at(second),
  trailer,
  paths: folders.map(folder => `${folder}/deployment.yaml`),
});

/** Newest first: r3 is of intent m3 and changed rag, r2 changed the other one. */
export const line = new RenderedLine(
  [
    entry('r3', 12, 'm3', FOLDER),
    entry('r2', 5, 'm2', OTHER),
    entry('r1', 0, 'm1', FOLDER, OTHER),
  ],
  [`${FOLDER}/deployment.yaml`, `${OTHER}/deployment.yaml`],
);

/** An Application as Argo CD has it. */
export const application = (
  status: object | undefined,
  { path = FOLDER, automated = true } = {},
): Application => ({
  ...applicationSchema.parse({
    metadata: { name: path.split('/').at(-1) },
    spec: {
      destination: { namespace: 'assistant-development' },
      ...(automated && { syncPolicy: { automated: { selfHeal: true } } }),
    },
    status,
  }),
  cluster: 'local',
  path,
});

/** The status of one that a sync brought to a revision. */
export const synced = (
  revision: string,
  second: number,
  health = 'Healthy',
) => ({
  sync: { status: 'Synced', revision },
  health: { status: health, lastTransitionTime: time(second + 2) },
  operationState: {
    phase: 'Succeeded',
    finishedAt: time(second),
    syncResult: { revision },
  },
  history: [{ revision, deployedAt: time(second) }],
});

/** How far an Application is. */
export const standing = (...args: Parameters<typeof application>) =>
  deliverApplication(application(...args), line, at(30));

/** Branch rendered at r3, which is of a commit on main. */
export const position = (
  intent: string,
  rest: Partial<Position> = {},
): Position => {
  const info = (id: string, second: number) => ({
    id,
    parents: [],
    author: { name: 'Ada', email: 'ada@meridian.example' },
    committer: { name: 'Ada', email: 'ada@meridian.example' },
    committedAt: at(second),
    subject: '',
    trailers: new Map<string, string>(),
  });
  return {
    intent: info(intent, 10),
    rendered: info('r3', 12),
    upToDate: true,
    isOfIntent: true,
    rollOuts: [],
    waiting: 0,
    ...rest,
  };
};

/** What is known of the newest change: delivered, unless said otherwise. */
export const known = (rest: Partial<Known> = {}): Known => ({
  now: at(30),
  readAt: at(29),
  position: position('m3'),
  line,
  clusters: [
    {
      name: 'local',
      asOf: at(28),
      applications: [standing(synced('r3', 15))],
    },
  ],
  isHeld: false,
  gone: [],
  ...rest,
});

/** Its stages, without times and sources. */
export const steps = (rest: Partial<Known> = {}) =>
  toDelivery(known(rest)).steps.map(({ stage, state, lag, reason }) => ({
    stage,
    state,
    ...(lag && { lag }),
    ...(reason && { reason }),
  }));
