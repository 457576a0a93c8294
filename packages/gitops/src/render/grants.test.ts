import { defaultPlatform } from '@waymark/platform-api';
import { validateChange } from '../change';
import {
  namespaceYaml,
  placesOf,
  tenantTree,
} from '../__testUtils__/documents';
import {
  GRANT_PATH,
  grantFiles,
  grantYaml,
  TestGrants,
} from '../__testUtils__/grants';
import { RenderMemo, renderTree } from '.';

const memo = () => new RenderMemo(defaultPlatform, [new TestGrants()]);
const assistant = placesOf('assistant');
const tree = tenantTree('assistant', ['rag']);
const granted = new Map([...tree, [GRANT_PATH, grantYaml()]]);

it('adds the files of an access, and nothing else', () => {
  const before = renderTree(tree, memo());
  const after = renderTree(granted, memo());
  expect(after.held.size).toBe(0);
  const added = [...after.files.keys()].filter(file => !before.files.has(file));
  expect(added.sort()).toEqual(grantFiles().sort());
  for (const [file, text] of before.files) {
    expect(after.files.get(file)).toBe(text);
  }
});

it('compiles what did not change once', () => {
  const kept = memo();
  const first = renderTree(granted, kept).documents.get(GRANT_PATH);
  const again = renderTree(granted, kept).documents.get(GRANT_PATH);
  expect(again?.objects).toBe(first?.objects);
});

it('holds one that does not count, and one without its namespace', () => {
  const finding = {
    document: GRANT_PATH,
    path: '',
    constraint: 'grant.confirmed',
    value: undefined,
    message: 'It does not count.',
    fix: 'Remove it.',
    severity: 'error',
  } as const;
  const refused = renderTree(granted, memo(), undefined, [finding]);
  expect([...refused.held.keys()]).toEqual([GRANT_PATH]);
  expect(grantFiles().some(file => refused.files.has(file))).toBe(false);

  const alone = renderTree(new Map([[GRANT_PATH, grantYaml()]]), memo());
  expect(alone.held.get(GRANT_PATH)?.findings).toMatchObject([
    { constraint: 'grant.namespace', value: assistant.namespace },
  ]);
});

it('waits for a namespace that is held', () => {
  const broken = new Map([
    ...granted,
    [assistant.namespace, 'kind: TenantNamespace\n'],
  ]);
  const { held } = renderTree(broken, memo());
  expect(held.get(GRANT_PATH)).toMatchObject({ because: assistant.namespace });
});

it('keeps a namespace while somebody has access to it', () => {
  const empty = new Map([
    [assistant.namespace, namespaceYaml('assistant')],
    [GRANT_PATH, grantYaml()],
  ]);
  const remove = { action: 'delete', path: assistant.namespace } as const;
  const { findings, valid } = validateChange(empty, [remove], memo());
  expect(valid).toBe(false);
  expect(findings).toMatchObject([{ constraint: 'grant.namespace' }]);
  const both = [remove, { action: 'delete', path: GRANT_PATH } as const];
  expect(validateChange(empty, both, memo()).valid).toBe(true);
});
