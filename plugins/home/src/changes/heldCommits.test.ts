import { IntentCommit } from '@waymark/plugin-changes-common';
import { heldCommits } from './heldCommits';

const commit = (letter: string, ...paths: string[]): IntentCommit => ({
  commit: letter.repeat(40),
  committedAt: '2026-11-20T10:00:00Z',
  subject: 'Change something',
  origin: 'push',
  author: { name: 'Emil Sorensen' },
  documents: paths.map(path => ({ path, change: 'changed' })),
  documentCount: paths.length,
  url: 'http://localhost:7072/meridian/gitops',
});

it('marks the newest commit of a held document', () => {
  const path = 'tenants/assistant/staging/rag.yaml';
  const commits = [
    commit('a', 'tenants/assistant/staging/other.yaml'),
    commit('b', path),
    commit('c', path),
  ];
  expect([...heldCommits(commits, [path])]).toEqual(['b'.repeat(40)]);
});

it('marks the newest commit of a held configuration, whichever document it touched', () => {
  const ceiling = 'platform/organizations/meridian.yaml';
  const commits = [
    commit('a', 'tenants/assistant/staging/rag.yaml'),
    commit('b', 'platform/teams/assistant.yaml'),
    commit('c', ceiling),
  ];
  expect([...heldCommits(commits, [ceiling])]).toEqual(['b'.repeat(40)]);
});
