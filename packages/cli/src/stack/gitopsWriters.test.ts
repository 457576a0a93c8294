import { writeFile } from 'node:fs/promises';
import { Instance } from '../instance/Instance';
import { temporaryFolder } from '../testing/temporaryFolder';
import { readGitopsWriters } from './gitopsWriters';

const folder = temporaryFolder();
let instance: Instance;

beforeEach(async () => {
  process.env.WAYMARK_STATE_DIR = folder();
  instance = await Instance.open();
  await instance.prepare();
});

it('lets the platform push, and reviewers merge too, as the roles of the example people say', async () => {
  expect(await readGitopsWriters(instance)).toEqual({
    pushers: ['emil-sorensen', 'hugo-martins'],
    mergers: ['dara-novak', 'emil-sorensen', 'hugo-martins', 'sol-okonkwo'],
  });
});

it('follows a configuration of one’s own, role by role', async () => {
  await writeFile(
    instance.state('config', 'app-config.yaml'),
    'access: { roles: { reviewer: ["group:default/leadership"] } }\n',
  );
  expect(await readGitopsWriters(instance)).toEqual({
    pushers: ['emil-sorensen', 'hugo-martins'],
    mergers: ['emil-sorensen', 'hugo-martins', 'grace-park'],
  });
});
