import { deliverApplication } from './deliverApplication';
import { RenderedLine } from './RenderedLine';
import {
  FOLDER,
  application,
  at,
  entry,
  steps,
  synced,
  time,
} from './__testUtils__/delivery';

describe('the way of a removal', () => {
  it('follows a removal until its application is gone', () => {
    const removing = new RenderedLine(
      [
        entry('r3', 12, 'm3', FOLDER, 'argocd/local'),
        entry('r1', 0, 'm1', FOLDER),
      ],
      ['argocd/local/root.yaml'],
    );
    const tell = (path: string, revision: string, second: number) =>
      deliverApplication(
        application(synced(revision, second), { path }),
        removing,
        at(30),
      );
    const cluster = { name: 'local', asOf: at(28) };
    const there = {
      ...cluster,
      applications: [tell('argocd/local', 'r3', 14), tell(FOLDER, 'r1', 1)],
    };
    expect(steps({ line: removing, clusters: [there] }).slice(2)).toEqual([
      { stage: 'synced', state: 'reached', lag: 'PT2S' },
      { stage: 'healthy', state: 'waiting', lag: 'PT16S' },
    ]);
    const left = { ...cluster, applications: [tell('argocd/local', 'r3', 14)] };
    const gone = [{ path: FOLDER, at: time(19) }];
    expect(steps({ line: removing, clusters: [left], gone }).slice(2)).toEqual([
      { stage: 'synced', state: 'reached', lag: 'PT2S' },
      { stage: 'healthy', state: 'reached', lag: 'PT5S' },
    ]);
  });

  it('says that a removal in production waits for a person, and for what', () => {
    const removing = new RenderedLine(
      [
        entry('r3', 12, 'm3', FOLDER, 'argocd/local'),
        entry('r1', 0, 'm1', FOLDER),
      ],
      ['argocd/local/root.yaml'],
    );
    const kept = application(
      {
        ...synced('r1', 1),
        conditions: [
          { type: 'ComparisonError', message: 'app path does not exist' },
        ],
      },
      { automated: false },
    );
    kept.metadata.annotations = {
      'argocd.argoproj.io/sync-options': 'Prune=false',
    };
    const root = application(synced('r3', 14), { path: 'argocd/local' });
    const applications = [root, kept].map(each =>
      deliverApplication(each, removing, at(30)),
    );
    expect(applications[1]).toMatchObject({
      state: 'to-remove',
      synced: false,
      reason: expect.stringContaining('until a person deletes'),
    });
    const cluster = { name: 'local', asOf: at(28), applications };
    expect(
      steps({ line: removing, clusters: [cluster] }).slice(2),
    ).toMatchObject([
      {
        stage: 'synced',
        state: 'waiting',
        reason: 'rag waits for a person to delete the Application',
      },
      { stage: 'healthy', state: 'waiting' },
    ]);
  });
});
