import { expect } from 'expect';
import type { Checks } from '../Checks';
import { ServiceByHand } from './ServiceByHand';
import type { ClusterUnderTest } from './types';

/** What is pushed to main without the portal takes the same road; what is not valid holds only itself. */
export async function checkPushedByHand(
  checks: Checks,
  under: ClusterUnderTest,
): Promise<void> {
  const about = checks.about('Pushed by hand');
  const service = await ServiceByHand.open('by-hand', under);
  const other = await ServiceByHand.open('by-hand-too', under);
  try {
    const came = await about.check('a valid document runs', async () => {
      const sha = await service.push({
        [service.path]: service.document(1),
      });
      expect(await service.verdict(sha)).toMatchObject({ state: 'success' });
      await service.runsVersion(1);
    });
    if (!came) return;
    await about.check(
      'one that is not valid gets a status with the field, and holds only itself',
      async () => {
        const broken = service
          .document(2)
          .replace('size: small', 'size: enormous');
        const sha = await other.push({
          [service.path]: broken,
          [other.path]: other.document(1),
        });
        const verdict = await service.verdict(sha);
        expect(verdict.state).toBe('failure');
        expect(verdict.description).toContain('spec.runtime.size');
        expect(verdict.description).toContain(service.path);
        await other.runsVersion(1);
        await service.runsVersion(1);
        expect(await service.versions()).toEqual([service.image(1)]);
      },
    );
    await about.check('mended, it goes on', async () => {
      const sha = await service.push({ [service.path]: service.document(2) });
      expect(await service.verdict(sha)).toMatchObject({ state: 'success' });
      await service.runsVersion(2);
      expect(await service.versions()).toEqual([
        service.image(1),
        service.image(2),
      ]);
    });
    await about.check('nothing is lost and nothing twice', () =>
      service.nothingLostNothingTwice(),
    );
  } finally {
    await service.remove();
    await other.remove();
  }
}
