/** @jest-environment node */
import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../testing/temporaryFolder';
import { findProgram } from './findProgram';
import { differences, indexObjects, readObjects } from './sameObjects';

const folder = temporaryFolder();
const object = (name: string, data: object = {}) => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name, namespace: 'a' },
  data,
});

describe('differences', () => {
  const expected = indexObjects([object('a', { x: '1', y: '2' }), object('b')]);

  it('are none for the same data in another order and quoting', () => {
    const yaml = `---
# a comment
data: {}
metadata: {namespace: "a", name: b}
kind: ConfigMap
apiVersion: v1
---
---
apiVersion: v1
kind: ConfigMap
metadata: {name: a, namespace: a}
data: {y: '2', x: "1"}
`;
    expect(differences(expected, readObjects(yaml))).toEqual([]);
  });

  it('name what is missing, too many or different', () => {
    const actual = indexObjects([object('a', { x: '1' }), object('c')]);
    expect(differences(expected, actual)).toEqual([
      'v1 ConfigMap a a is different',
      'v1 ConfigMap a b is missing',
      'v1 ConfigMap a c is one too many',
    ]);
  });

  it('do not take a number for a text', () => {
    const [first, second] = ['"1"', '1'].map(value =>
      readObjects(
        `{apiVersion: v1, kind: A, metadata: {name: a}, data: {x: ${value}}}`,
      ),
    );
    expect(differences(first, second)).toEqual(['v1 A  a is different']);
  });

  it('refuses what is no object, and one that is there twice', () => {
    expect(() => readObjects('just: text')).toThrow(/apiVersion/);
    expect(() => indexObjects([object('a'), object('a')])).toThrow('twice');
  });
});

describe('findProgram', () => {
  it('finds what is in PATH and may be executed', async () => {
    const file = join(folder(), 'helm');
    writeFileSync(file, '');
    const env = { PATH: folder(), WAYMARK_CACHE_DIR: folder() };
    expect(await findProgram('helm', env)).toMatchObject({ ok: false });
    chmodSync(file, 0o755);
    expect(await findProgram('helm', env)).toEqual({ ok: true, file });
  });

  it('says what would bring it', async () => {
    expect(
      await findProgram('kustomize', {
        PATH: '',
        WAYMARK_CACHE_DIR: folder(),
      }),
    ).toEqual({
      ok: false,
      reason: expect.stringContaining('./waymark cluster up'),
    });
  });
});
