import { until } from '@waymark/backend-test-utils';
import { requireHead, TRAILERS } from '@waymark/gitops';
import type { Knex } from 'knex';
import type { TrialPortal } from './TrialPortal';
import type { Outcome } from './types';

/** Older than the portal waits for whoever asked. */
const LONG_AGO_MS = 20 * 60_000;
/** Moments that are compared with Git, spread over all of main. */
const MOMENTS = 40;

/** Lets what nobody asked for again come to its end, as it would in a quarter of an hour. */
export async function settle(portal: TrialPortal): Promise<void> {
  const { hugo, knex } = portal;
  const longAgo = new Date(Date.now() - LONG_AGO_MS);
  await knex('changes.change_sets')
    .where({ state: 'pending' })
    .update({ created_at: longAgo, updated_at: longAgo });
  await until(
    async () => {
      await portal.rendered();
      const [{ count: open }] = await knex('changes.change_sets')
        .whereIn('state', ['pending', 'approved'])
        .orWhere({ to_close: true })
        .count();
      const [{ count: grants }] = await knex('approvals.grants')
        .whereIn('state', ['pending', 'removing'])
        .count();
      const { imported } = await hugo.changes.searchHistory({ limit: 1 });
      return Number(open) + Number(grants) + imported.behind === 0;
    },
    { timeoutMs: 300_000, what: 'everything to be settled' },
  );
}

/** What is not as it was acknowledged. */
export async function lost(
  portal: TrialPortal,
  outcomes: ReadonlyArray<{ verb: string; outcome?: Outcome }>,
): Promise<string[]> {
  const audit = await auditOf(portal.knex);
  const git = await portal.git();
  const line = await git.firstParents(requireHead(git), 1_000_000);
  const onMain = new Set(line);
  const faults: string[] = [];
  for (const { outcome, verb } of outcomes) {
    for (const [subject, wanted] of Object.entries(outcome?.audit ?? {})) {
      const found = audit.get(subject) ?? [];
      if (found.join() !== wanted.join()) {
        faults.push(`${verb}: ${subject} has the audit ${found.join(', ')}`);
      }
    }
    for (const { commit, documents } of outcome?.made ?? []) {
      if (!onMain.has(commit)) faults.push(`${verb}: ${commit} is not on main`);
      const { files } = await git.readTree(commit);
      for (const [path, text] of Object.entries(documents)) {
        if ((files.get(path) ?? null) !== text) {
          faults.push(`${verb}: ${path} is otherwise in ${commit}`);
        }
      }
    }
  }
  return faults;
}

/** Change sets and requests that are half there, or twice. */
export async function halfDone(portal: TrialPortal): Promise<string[]> {
  const { knex } = portal;
  const audit = await auditOf(knex);
  const faults: string[] = [];
  const onMain = await commitsByChangeSet(portal);
  for (const { commit, id, state } of await knex('changes.change_sets')) {
    const made = onMain.get(id) ?? [];
    const rows = (audit.get(id) ?? []).filter(
      action => action !== 'change-set.draft',
    );
    const ends = rows.filter(action => action === `change-set.${state}`);
    const tell = (what: string) =>
      faults.push(`${id} is ${state}: ${what} (${rows.join(', ')})`);
    if (state === 'pending') tell('nobody ends it');
    if (new Set(rows).size !== rows.length) tell('a verb is audited twice');
    if (ends.length !== 1 && state !== 'draft') tell('no row of its state');
    if ((state === 'committed') !== (commit !== null)) tell(`commit ${commit}`);
    if (made.length !== (state === 'committed' ? 1 : 0)) {
      tell(`${made.length} commits on main`);
    }
  }
  for (const { id, kind, state } of await knex('approvals.requests')) {
    const rows = audit.get(id) ?? [];
    const decisions = await knex('approvals.decisions').where({ request: id });
    const grants = await knex('approvals.grants').where({ request: id });
    const count = (action: string) => rows.filter(row => row === action).length;
    const isSound =
      count('request.opened') === 1 &&
      count('request.decided') === decisions.length &&
      grants.length ===
        (state === 'approved' || kind === 'break-glass' ? 1 : 0) &&
      count('request.access-ended') <= 1 &&
      count('request.access-removed') ===
        grants.filter(grant => grant.state === 'removed').length &&
      count('request.granted') === grants.length &&
      count(`request.${state}`) <= 1;
    if (!isSound) faults.push(`request ${id} is ${state}: ${rows.join(', ')}`);
  }
  return [...faults, ...(await otherAudit(knex, audit))];
}

/** Upgrades and verifications that are there without their audit, or the other way round. */
async function otherAudit(
  knex: Knex,
  audit: ReadonlyMap<string, readonly string[]>,
): Promise<string[]> {
  const wanted = new Map<string, readonly string[]>();
  for (const { id, released_at } of await knex('changes.compiler_upgrades')) {
    const released = released_at ? ['upgrade.released'] : [];
    wanted.set(id, ['upgrade.held', ...released]);
  }
  for (const { id } of await knex('changes.history_verifications')) {
    wanted.set(id, ['history.verified']);
  }
  const audited = [...audit].filter(([, actions]) =>
    actions.some(action => /^(upgrade|history\.verified)/.test(action)),
  );
  const subjects = new Set([...wanted.keys(), ...audited.map(([id]) => id)]);
  return [...subjects].flatMap(id => {
    const found = (audit.get(id) ?? []).join(', ');
    const rows = (wanted.get(id) ?? []).join(', ');
    return found === rows ? [] : [`${id} has the audit ${found}, not ${rows}`];
  });
}

/** Where history and Git do not say the same. */
export async function otherHistory(portal: TrialPortal): Promise<string[]> {
  const { hugo, knex } = portal;
  const faults: string[] = [];
  const { broken, holds } = await hugo.changes.verifyHistory({ replay: true });
  if (!holds) faults.push(`the chain breaks: ${JSON.stringify(broken)}`);
  const git = await portal.git();
  const line = await git.firstParents(requireHead(git), 1_000_000);
  const imported: string[] = await knex('changes.audit')
    .where({ action: 'history.imported' })
    .pluck('subject');
  if ([...imported].sort().join() !== [...line].sort().join()) {
    faults.push(
      `${imported.length} imports are audited; main has ${line.length} commits`,
    );
  }
  const every = Math.max(1, Math.floor(line.length / MOMENTS));
  for (const commit of line.filter((_, index) => index % every === 0)) {
    const { files } = await git.readTree(commit);
    const was = await treeAsOf(portal, commit);
    const paths = new Set([...files.keys(), ...was.keys()]);
    for (const path of paths) {
      const isDocument = /^(platform|tenants|grants)\//.test(path);
      if (isDocument && files.get(path) !== was.get(path)) {
        faults.push(`as of ${commit}, ${path} is otherwise`);
      }
    }
  }
  // Grants that come and go by themselves move main on once more.
  await until(
    async () => {
      await hugo.changes.runReconciler();
      return (await hugo.changes.replay()).equal;
    },
    { timeoutMs: 60_000, what: 'branch rendered to be what main says' },
  ).catch(({ message }: Error) => faults.push(message));
  return faults;
}

async function treeAsOf(
  { hugo }: TrialPortal,
  at: string,
): Promise<Map<string, string | undefined>> {
  const found = new Map<string, string | undefined>();
  let cursor: string | undefined;
  do {
    const page = await hugo.changes.readAsOf({ at, cursor, limit: 500 });
    for (const { content, path } of page.items) found.set(path, content);
    cursor = page.nextCursor;
  } while (cursor);
  return found;
}

/** Actions by subject, in their order. */
async function auditOf(knex: Knex): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>();
  for (const table of ['changes.audit', 'approvals.audit']) {
    const rows = await knex(table).orderBy('id').select('subject', 'action');
    for (const { action, subject } of rows) {
      found.set(subject, [...(found.get(subject) ?? []), action]);
    }
  }
  return found;
}

/** Commits on main that name each change set, themselves or what they merged. */
async function commitsByChangeSet(
  portal: TrialPortal,
): Promise<Map<string, string[]>> {
  const git = await portal.git();
  const found = new Map<string, string[]>();
  const refs = await git.line(requireHead(git));
  const steps = await git.readSteps(refs, []);
  const merged = await git.readMessages(
    steps.flatMap(({ parents }) => parents.slice(1)),
  );
  for (const { commit, parents, trailers } of steps) {
    const brought = parents
      .slice(1)
      .flatMap(parent => merged.get(parent)?.trailers ?? []);
    const named = [...trailers, ...brought]
      .filter(([key]) => key === TRAILERS.changeSet)
      .map(([, id]) => id);
    for (const id of new Set(named)) {
      found.set(id, [...(found.get(id) ?? []), commit]);
    }
  }
  return found;
}
