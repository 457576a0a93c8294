/* Measures the history on a PostgreSQL of its own and prints samples as JSON; ./waymark bench config runs it and sums it up. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Step } from '@waymark/gitops';
import { startPostgres } from '@waymark/local-stack';
import knexFactory, { type Knex } from 'knex';
import { extend } from '../src/history/extend';
import { HistoryReads } from '../src/history/HistoryReads';
import { HistoryStore } from '../src/history/HistoryStore';

const DOCUMENTS = 5_000;
const VERSIONS = Number(process.argv[2] ?? 500_000) / DOCUMENTS;
const LOOK_UPS = 5_000;
const IMPORTS = 300;
const TREES = 10;
const WARM_UP = 300;

const pathOf = (index: number) =>
  `tenants/team-${index % 100}/development/service-${index}.yaml`;
const random = (below: number) => Math.floor(Math.random() * below);

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

async function repeat(
  count: number,
  work: () => Promise<unknown>,
): Promise<number[]> {
  const times: number[] = [];
  for (let index = 0; index < count; index += 1) times.push(await timed(work));
  return times;
}

/** Every document changes in every round; a commit touches one. */
async function seed(knex: Knex): Promise<void> {
  const commits = DOCUMENTS * VERSIONS;
  const time = `timestamptz '2026-01-01' + n * interval '1 second'`;
  await knex.raw(
    `insert into history_commits
     select n, md5(n::text) || '00000000', md5((n - 1)::text) || '00000000', ${time}, ${time}, 1, n + 1, md5(n::text) || md5(n::text)
     from generate_series(0, ${commits - 1}) n`,
  );
  await knex.raw(
    `insert into history
     select n + 1, n, md5(n::text) || '00000000', ${time}, ${time},
       'tenants/team-' || (n % ${DOCUMENTS}) % 100 || '/development/service-' || n % ${DOCUMENTS} || '.yaml',
       'team-' || (n % ${DOCUMENTS}) % 100, 'WebService', 'service-' || n % ${DOCUMENTS}, 'put',
       repeat('spec: {scaling: {minReplicas: ' || n || '}}' || chr(10), 10),
       md5(n::text) || md5(n::text), 'user:default/ada-okafor', null, 'portal', null, '{}', 'A change',
       md5((n - 1)::text) || md5((n - 1)::text), md5(n::text) || md5(n::text)
     from generate_series(0, ${commits - 1}) n`,
  );
  await knex.raw('vacuum analyze history');
  await knex.raw('vacuum analyze history_commits');
  await knex.raw('create table bare (like history including defaults)');
  await knex.raw('alter table bare add primary key (seq)');
  // Else what was seeded is still written to disk while others are measured.
  await knex.raw('checkpoint');
}

function stepAfter(position: number, commit: string | undefined): Step {
  const person = { name: 'Ada', email: 'ada.okafor@meridian.example' };
  return {
    commit: `${position}`.padStart(40, 'a'),
    ...(commit && { previous: commit }),
    parents: [],
    author: person,
    committer: person,
    committedAt: new Date(),
    subject: 'A change',
    message: 'A change',
    trailers: [],
    files: [
      {
        path: pathOf(random(DOCUMENTS)),
        action: 'put',
        hash: '0'.repeat(64),
        content: 'kind: WebService\n'.padEnd(500, '#'),
      },
    ],
  };
}

/**
 * Each import, from reading the head to the commit of what was derived, beside a bare INSERT of the same row, so that whatever else the
 * machine does falls on both; they take turns in who comes first. Git is read in neither.
 */
async function imports(knex: Knex, count: number) {
  const store = new HistoryStore(knex);
  const times: Record<'imported' | 'bare', number[]> = {
    imported: [],
    bare: [],
  };
  let head = await store.head();
  for (let index = 0; index < count; index += 1) {
    const step = stepAfter(head.position + 1, head.commit);
    const expected = extend(head, [step], new Map());
    const measured = {
      bare: async () => knex('bare').insert(expected.snapshots),
      imported: async () => {
        const extension = extend(await store.head(), [step], new Map());
        if (!(await store.append(extension, new Date()))) {
          throw new Error('Somebody else wrote to the history.');
        }
      },
    };
    const order = ['bare', 'imported'] as const;
    for (const each of index % 2 ? order : order.toReversed()) {
      times[each].push(await timed(measured[each]));
    }
    head = expected.head;
  }
  return times;
}

async function measure(knex: Knex): Promise<object> {
  const reads = new HistoryReads(knex);
  const commits = DOCUMENTS * VERSIONS;
  const lookUp = () =>
    reads.documentAsOf(pathOf(random(DOCUMENTS)), random(commits));
  const atTime = () =>
    reads.commitAt(new Date(Date.parse('2026-01-01') + random(commits) * 1000));
  const tree = () =>
    reads.treeAsOf({ position: random(commits), limit: DOCUMENTS });
  const roundTrip = () => knex.raw('select 1');
  await repeat(WARM_UP, roundTrip);
  await repeat(WARM_UP, lookUp);
  const found = {
    snapshots: commits,
    documents: DOCUMENTS,
    roundTrip: await repeat(LOOK_UPS, roundTrip),
    lookUp: await repeat(LOOK_UPS, lookUp),
    time: await repeat(LOOK_UPS, atTime),
    tree: await repeat(TREES, tree),
  };
  await imports(knex, 20);
  return { ...found, ...(await imports(knex, IMPORTS)) };
}

async function main(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'waymark-bench-config-'));
  const postgres = await startPostgres({
    dataDir: join(folder, 'postgres'),
    durable: true,
  });
  const knex = knexFactory({
    client: 'pg',
    connection: postgres.connectionString,
    pool: { min: 1, max: 1 },
  });
  try {
    await knex.migrate.latest({
      directory: resolve(process.argv[1], '../../migrations'),
    });
    await seed(knex);
    process.stdout.write(JSON.stringify(await measure(knex)));
  } finally {
    await knex.destroy();
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

main().catch(error => {
  process.stderr.write(`${error.stack}\n`);
  process.exitCode = 1;
});
