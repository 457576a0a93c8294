import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { Client } from 'pg';
import { ensureDatabase, startPostgres } from '.';

jest.setTimeout(60_000);

let folder: string;
let dataDir: string;

beforeEach(async () => {
  // Private, and with a space: neither may matter.
  folder = await mkdtemp(path.join(os.tmpdir(), 'waymark postgres '));
  await chmod(folder, 0o700);
  dataDir = path.join(folder, 'data');
});

afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

async function ask<T extends object>(
  connectionString: string,
  sql: string,
): Promise<T[]> {
  const client = new Client({ connectionString });
  await client.connect();
  try {
    return (await client.query<T>(sql)).rows;
  } finally {
    await client.end();
  }
}

describe('startPostgres', () => {
  it('keeps data over a restart and gives the portal a role without privileges', async () => {
    const first = await startPostgres({ dataDir });
    await ensureDatabase(first.connectionString, {
      database: 'waymark',
      role: 'waymark',
      password: 'one',
    });
    // A second time, with another password: `up` does this at every start.
    await ensureDatabase(first.connectionString, {
      database: 'waymark',
      role: 'waymark',
      password: "t'wo",
    });
    await first.stop();
    await first.ended;

    const second = await startPostgres({ dataDir });
    const asPortal = `postgresql://waymark:t'wo@${second.host}:${second.port}/waymark`;
    expect(
      await ask(
        asPortal,
        'SELECT rolsuper, rolcreatedb, rolcreaterole FROM pg_roles WHERE rolname = current_user',
      ),
    ).toEqual([{ rolsuper: false, rolcreatedb: false, rolcreaterole: false }]);
    await ask(asPortal, 'CREATE SCHEMA catalog');
    await second.stop();
  });

  it('takes over from a server whose holder was killed, and ignores a pid that belongs to something else', async () => {
    const orphan = await startPostgres({ dataDir });
    const pid = Number.parseInt(
      await readFile(path.join(dataDir, 'postmaster.pid'), 'utf8'),
      10,
    );
    const next = await startPostgres({ dataDir, port: orphan.port });
    await orphan.ended;
    expect(() => process.kill(pid, 0)).toThrow('ESRCH');
    await next.stop();
    expect(existsSync(path.join(dataDir, 'postmaster.pid'))).toBe(false);

    await writeFile(
      path.join(dataDir, 'postmaster.pid'),
      `${process.pid}\n${dataDir}\n`,
    );
    const third = await startPostgres({ dataDir });
    expect(await ask(third.connectionString, 'SELECT 1 AS one')).toEqual([
      { one: 1 },
    ]);
    await third.stop();
  });

  it('recovers from kill -9 and from an interrupted initdb', async () => {
    execFileSync('mkdir', ['-p', `${dataDir}.new/base`]);
    const first = await startPostgres({ dataDir, durable: true });
    await ask(
      first.connectionString,
      'CREATE TABLE kept AS SELECT 42 AS answer',
    );
    process.kill(
      Number.parseInt(
        await readFile(path.join(dataDir, 'postmaster.pid'), 'utf8'),
        10,
      ),
      'SIGKILL',
    );
    await first.ended;

    const second = await startPostgres({ dataDir, durable: true });
    expect(
      await ask(second.connectionString, 'SELECT answer FROM kept'),
    ).toEqual([{ answer: 42 }]);
    await second.stop();
  });

  it('names the port when another program has it', async () => {
    const first = await startPostgres({ dataDir });
    await expect(
      startPostgres({ dataDir: `${dataDir}2`, port: first.port }),
    ).rejects.toThrow(`Port ${first.port} is taken by another program`);
    await first.stop();
  });
});
