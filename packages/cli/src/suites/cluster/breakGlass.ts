import { tenantNamespaceName } from '@waymark/platform-api';
import { expect } from 'expect';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { z } from 'zod';
import { poll } from '../../demo/poll';
import { OPERATOR, openPortal } from '../../portal/openPortal';
import type { Checks } from '../Checks';
import type { ClusterUnderTest } from './types';

const run = promisify(execFile);
const TIMEOUT_MS = 90_000;

/** Its namespace is among the examples. */
const TEAM = 'data-platform';
const ENVIRONMENT = 'development';

/** What the API server itself answers whoever takes access, before, meanwhile and after. */
export async function checkBreakGlass(
  checks: Checks,
  under: ClusterUnderTest,
): Promise<void> {
  const about = checks.about('Break-glass');
  const namespace = tenantNamespaceName(TEAM, ENVIRONMENT);
  const { approvals } = await openPortal(under.instance, { as: OPERATOR });
  const user = `${OPERATOR.replace('-', '.')}@meridian.example`;
  const deploys = () => may(under, user, 'patch deployments', namespace);
  const until = (what: string, answer: boolean) =>
    poll(what, async () => (await deploys()) === answer || undefined, {
      timeoutMs: TIMEOUT_MS,
    });
  let id: string | undefined;

  await about.check('without it, an operator changes nothing', async () => {
    expect(await deploys()).toBe(false);
  });
  await about.check('taken, the role is there within a minute', async () => {
    const taken = await approvals.breakGlass({
      team: TEAM,
      environment: ENVIRONMENT,
      role: 'deployer',
      minutes: 30,
      reason: 'What runs is looked at while nobody of the team is awake.',
      idempotencyKey: `break-glass-check:${Date.now()}`,
    });
    id = taken.id;
    expect(taken.access).toMatchObject({ namespace, user });
    await until('The role to be given', true);
  });
  await about.check('no more than the role, and only there', async () => {
    expect(await may(under, user, 'get secrets', namespace)).toBe(false);
    expect(await may(under, user, 'patch deployments', 'argocd')).toBe(false);
  });
  await about.check('ended, the role is gone', async () => {
    if (!id) throw new Error('It was not taken');
    await approvals.endAccess(id, { text: 'It runs again.' });
    await until('The role to be taken back', false);
    const { access } = await approvals.getRequest(id);
    expect(access?.state).toBe('ended');
  });
}

/** What `kubectl auth can-i` says of somebody. */
async function may(
  { cluster }: ClusterUnderTest,
  user: string,
  what: string,
  namespace: string,
): Promise<boolean> {
  const { stdout } = await run(
    cluster.kubectl,
    ['auth', 'can-i', ...what.split(' '), '-n', namespace, '--as', user],
    { env: { ...process.env, KUBECONFIG: cluster.kubeconfig } },
    // It exits with 1 where the answer is no.
  ).catch((error: unknown) => z.object({ stdout: z.string() }).parse(error));
  return z.enum(['yes', 'no']).parse(stdout.trim()) === 'yes';
}
