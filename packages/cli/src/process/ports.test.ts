import { createServer } from 'node:net';
import { findPortHolder, isPortFree } from './ports';

describe('ports', () => {
  it('tells a taken port from a free one, and who has it', async () => {
    const server = createServer();
    const port = await new Promise<number>(resolve =>
      server.listen(0, '127.0.0.1', () => {
        const address = server.address();
        resolve(typeof address === 'object' && address ? address.port : 0);
      }),
    );
    expect(await isPortFree(port)).toBe(false);
    expect(findPortHolder(port)?.pid).toBe(process.pid);
    await new Promise(resolve => server.close(resolve));
    expect(await isPortFree(port)).toBe(true);
    expect(findPortHolder(port)).toBeUndefined();
  });
});
