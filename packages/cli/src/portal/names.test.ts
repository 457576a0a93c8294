import type { Entity } from '@backstage/catalog-model';
import { nameWithin, readNames } from './names';

const entity = (kind: string, name: string, displayName?: string): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind,
  metadata: { name },
  spec: { profile: { displayName } },
});

const answer = {
  author: 'user:default/ada-okafor',
  history: [{ actor: 'user:default/nobody', note: 'user:default/x said so' }],
  requirements: [{ groups: ['group:default/platform-engineers'] }],
  subject: 'namespace:default/assistant',
  again: 'user:default/ada-okafor',
  nothing: null,
};

describe('readNames', () => {
  it('asks once for all people and teams of an answer, and nothing else', async () => {
    const getEntitiesByRefs = jest.fn(async () => ({
      items: [
        entity('User', 'ada-okafor', 'Ada Okafor'),
        undefined,
        entity('Group', 'platform-engineers'),
      ],
    }));
    const nameOf = await readNames({ getEntitiesByRefs }, answer);
    expect(getEntitiesByRefs).toHaveBeenCalledTimes(1);
    expect(getEntitiesByRefs).toHaveBeenCalledWith(
      expect.objectContaining({
        entityRefs: [
          'user:default/ada-okafor',
          'user:default/nobody',
          'group:default/platform-engineers',
        ],
      }),
    );
    expect(nameOf('user:default/ada-okafor')).toBe('Ada Okafor');
    expect(nameOf('user:default/nobody')).toBe('nobody');
    expect(nameOf('group:default/platform-engineers')).toBe(
      'platform-engineers',
    );
  });

  it('takes the name out of the reference where the catalog does not answer', async () => {
    const getEntitiesByRefs = async () => {
      throw new Error('down');
    };
    const nameOf = await readNames({ getEntitiesByRefs }, answer);
    expect(nameOf('user:default/ada-okafor')).toBe('ada-okafor');
  });

  it('asks nobody where nobody is named', async () => {
    const getEntitiesByRefs = jest.fn();
    await readNames({ getEntitiesByRefs }, { subject: 'x', count: 3 });
    expect(getEntitiesByRefs).not.toHaveBeenCalled();
  });
});

it('names a commit’s author by the address, and leaves what acts by itself', () => {
  expect(nameWithin('git:ada@example.com')).toBe('ada@example.com');
  expect(nameWithin('service:plugin:scaffolder')).toBe(
    'service:plugin:scaffolder',
  );
});
