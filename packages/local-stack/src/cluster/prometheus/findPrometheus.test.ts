import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { ensurePrometheus, findPrometheus } from './findPrometheus';

describe('findPrometheus', () => {
  let folder = '';
  const inside = (...parts: string[]) => path.join(folder, ...parts);
  const program = async (file: string, script: string) => {
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, `#!/bin/sh\n${script}\n`);
    await chmod(file, 0o755);
  };
  const env = () => ({
    PATH: inside('bin'),
    WAYMARK_CACHE_DIR: inside('cache'),
  });
  const unpacked = () =>
    inside('cache', 'cluster', 'prometheus-debian', 'usr/bin/prometheus');

  beforeEach(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'find prometheus '));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('takes the one of PATH first, then an unpacked one', async () => {
    await program(unpacked(), 'echo "prometheus, version 2.42.0+ds (x)"');
    expect(await findPrometheus(env())).toEqual({
      ok: true,
      file: unpacked(),
      version: '2.42.0+ds',
      from: 'Debian',
    });
    // Until 2.x it was written to the error stream.
    await program(
      inside('bin', 'prometheus'),
      'echo "prometheus, version 3.1.0" >&2',
    );
    expect(await findPrometheus(env())).toMatchObject({
      from: 'PATH',
      version: '3.1.0',
    });
  });

  it('unpacks Debian’s package once', async () => {
    await program(inside('bin', 'apt-get'), '/bin/echo archive > p.deb');
    await program(
      inside('bin', 'dpkg-deb'),
      '/bin/mkdir -p "$3/usr/bin" && printf "#!/bin/sh\\necho prometheus, version 2.42.0\\n" > "$3/usr/bin/prometheus" && /bin/chmod +x "$3/usr/bin/prometheus"',
    );
    expect(await ensurePrometheus(env())).toMatchObject({
      ok: true,
      file: unpacked(),
      version: '2.42.0',
    });
    await program(inside('bin', 'apt-get'), 'exit 1');
    expect(await ensurePrometheus(env())).toMatchObject({ ok: true });
  });

  it('says why there is none, and what would help', async () => {
    await program(
      inside('bin', 'apt-get'),
      'echo "E: Unable to locate package prometheus" >&2; exit 100',
    );
    expect(await ensurePrometheus(env())).toMatchObject({
      ok: false,
      reason: expect.stringContaining('Unable to locate package'),
      fix: expect.stringContaining('apt install prometheus'),
    });
  });

  it('does not take a program that does not work', async () => {
    await program(inside('bin', 'prometheus'), 'exit 3');
    expect(await findPrometheus(env())).toMatchObject({ ok: false });
  });
});
