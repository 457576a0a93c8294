import { expect } from 'expect';
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  OPERATOR,
  openPortal,
  portalAt,
  signedIn,
} from '../../portal/openPortal';
import type { Checks } from '../Checks';
import { freeze, kill, revive, startSecondPortal, takeDown } from './processes';
import { ServiceByHand } from './ServiceByHand';
import type { ClusterUnderTest } from './types';

/** How long etcd says nothing. */
const FROZEN_MS = 30_000;

/** What happens to the portal, the forge and etcd in the middle of a delivery loses nothing and does nothing twice. */
export async function checkOutages(
  checks: Checks,
  under: ClusterUnderTest,
): Promise<void> {
  const about = checks.about('Outages');
  const service = await ServiceByHand.open('steadfast', under);
  let version = 0;
  const next = () => {
    version += 1;
    return { [service.path]: service.document(version) };
  };
  /** Everything that was brought so far ran once, in this order, and nothing else did. */
  const arrived = async () => {
    await service.runsVersion(version);
    const wanted = Array.from({ length: version }, (_, i) =>
      service.image(i + 1),
    );
    const ran = await service.versions();
    // A version that was overtaken on the way need not have run, but none may run twice.
    expect(new Set(ran).size).toBe(ran.length);
    expect(ran.at(-1)).toBe(wanted.at(-1));
    await service.nothingLostNothingTwice();
  };
  try {
    const runs = await about.check('a service runs', async () => {
      await service.push(next());
      await arrived();
    });
    if (!runs) return;

    await about.check('forge down in the middle of a run', async () => {
      await service.push(next());
      await takeDown(under, 'forge');
      // The reconciler finds it gone.
      await sleep(2000);
      await revive(under, 'forge');
      await arrived();
    });

    await about.check(
      'forge killed, its server left with the port',
      async () => {
        const sha = await service.push(next());
        expect(await service.verdict(sha)).toMatchObject({ state: 'success' });
        await kill(under, 'forge');
        await revive(under, 'forge');
        await arrived();
      },
    );

    await about.check('etcd stopped for 30 s', async () => {
      const goOn = await freeze(under, 'etcd');
      try {
        const sha = await service.push(next());
        // Rendering needs Git alone.
        expect(await service.verdict(sha)).toMatchObject({ state: 'success' });
        await sleep(FROZEN_MS);
      } finally {
        goOn();
      }
      await arrived();
    });

    await about.check('backend killed before it could render', async () => {
      await kill(under, 'portal');
      await service.push(next());
      await revive(under, 'portal');
      await arrived();
    });

    await about.check('backend killed in the middle of rendering', async () => {
      await service.push(next());
      await kill(under, 'portal');
      await revive(under, 'portal');
      await arrived();
    });

    await about.check(
      'backend killed between rendered and synced',
      async () => {
        const sha = await service.push(next());
        expect(await service.verdict(sha)).toMatchObject({ state: 'success' });
        await kill(under, 'portal');
        // Argo CD needs no portal.
        await service.runsVersion(version);
        await revive(under, 'portal');
        await arrived();
      },
    );

    await about.check(
      'backend killed while it takes a change set',
      async () => {
        const [[path, content]] = Object.entries(next());
        const request = {
          edits: [{ action: 'put' as const, path, content }],
          reason: 'Sent twice, because the first answer was lost',
          mode: 'commit' as const,
          idempotencyKey: `outage:${randomUUID()}`,
        };
        const send = async () => {
          const { changes } = await openPortal(under.instance, {
            as: 'emil-sorensen',
          });
          return changes.createChangeSet(request);
        };
        const { changes } = await openPortal(under.instance, {
          as: 'emil-sorensen',
        });
        const lost = changes.createChangeSet(request).then(
          () => undefined,
          (error: unknown) => error,
        );
        await kill(under, 'portal');
        await lost;
        await revive(under, 'portal');
        const first = await send();
        expect(first.state).toBe('committed');
        expect(await send()).toMatchObject({
          id: first.id,
          commit: first.commit,
        });
        await arrived();
      },
    );

    await about.check('two backends on one database', async () => {
      const second = await startSecondPortal(under);
      try {
        const [[path, content]] = Object.entries(next());
        const request = {
          edits: [{ action: 'put' as const, path, content }],
          reason: 'Sent to both backends at once',
          mode: 'commit' as const,
          idempotencyKey: `both:${randomUUID()}`,
        };
        const person = await signedIn(
          under.instance.portalUrl,
          'emil-sorensen',
        );
        const [one, other] = [under.instance.portalUrl, second.url].map(
          url => portalAt(url, person).changes,
        );
        const sent = await Promise.all([
          one.createChangeSet(request),
          other.createChangeSet(request),
        ]);
        expect(sent[0]).toMatchObject({ id: sent[1].id, state: 'committed' });
        expect(sent[0].commit).toBe(sent[1].commit);
        await Promise.all([one.getDelivery(), other.getDelivery()]);
        await arrived();
        const { changes } = await openPortal(under.instance, { as: OPERATOR });
        expect(await changes.replay()).toMatchObject({ equal: true });
      } finally {
        await second.stop();
      }
    });
  } finally {
    await service.remove();
  }
}
