import { ProcessRegistry } from '../process/ProcessRegistry';
import { temporaryFolder } from '../testing/temporaryFolder';
import { Instance } from './Instance';
import { openAt } from './openAt';

const folder = temporaryFolder();

it('opens at other ports, unless the portal runs', async () => {
  const stateDir = folder();
  const present = await Instance.open({ stateDir, portBase: 7110 });
  await present.prepare();
  const moved = await openAt({ stateDir, portBase: 8070 });
  expect(moved.portalUrl).toBe('http://localhost:8070');

  await new ProcessRegistry(present.state('run')).record('portal', {
    pid: process.pid,
    port: 7110,
    version: 'a',
  });
  await expect(
    openAt({ stateDir, portBase: 8070 }, 'start'),
  ).rejects.toMatchObject({
    message: 'Parts of this portal run on the ports from 7110: portal',
    fix: expect.stringContaining('./waymark down'),
  });
  await expect(openAt({ stateDir, portBase: 8070 })).rejects.toMatchObject({
    fix: expect.stringContaining('Leave out --port-base'),
  });
  await expect(openAt({ stateDir })).resolves.toMatchObject({ portBase: 7110 });
});
