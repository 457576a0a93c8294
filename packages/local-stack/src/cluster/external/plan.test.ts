import { type ZodType } from 'zod';
import type { ObjectRef } from '../client';
import { planInstallation } from './plan';

const component = (title: string, fetched = true) => {
  const sign = { apiVersion: 'v1', kind: 'Namespace', name: title };
  return {
    title,
    sign,
    objects: fetched
      ? [{ apiVersion: 'v1', kind: 'Namespace', metadata: { name: title } }]
      : [],
  };
};

const titles = (list: { title: string }[]) => list.map(({ title }) => title);

describe('planInstallation', () => {
  it('leaves alone what is there, adds what is not, and names what it cannot add', async () => {
    const client = {
      server: 'https://cluster.example',
      get: async <T>(schema: ZodType<T>, { name }: ObjectRef) =>
        name === 'there' ? schema.parse({}) : undefined,
    };
    const plan = await planInstallation(client, [
      component('there'),
      component('absent'),
      component('not-fetched', false),
    ]);
    expect(plan.server).toBe('https://cluster.example');
    expect(titles(plan.present)).toEqual(['there']);
    expect(titles(plan.add)).toEqual(['absent']);
    expect(titles(plan.missing)).toEqual(['not-fetched']);
  });

  it('adds nothing whose need it cannot add', async () => {
    const client = {
      server: 'https://cluster.example',
      get: async () => undefined,
    };
    const plan = await planInstallation(client, [
      component('not-fetched', false),
      { ...component('account'), needs: 'not-fetched' },
      component('other'),
    ]);
    expect(titles(plan.add)).toEqual(['other']);
    expect(titles(plan.missing)).toEqual(['not-fetched', 'account']);
  });

  it('names the settings that an Argo CD which is there has otherwise', async () => {
    const data = { same: 'a', other: 'b' };
    const client = {
      server: 'https://cluster.example',
      get: async <T>(schema: ZodType<T>, { kind }: ObjectRef) =>
        schema.parse(kind === 'ConfigMap' ? { data } : {}),
    };
    const settings = { same: 'a', other: 'c', absent: 'd' };
    const { settings: told } = await planInstallation(client, [
      { ...component('there'), settings },
    ]);
    expect(told).toEqual([
      { name: 'other', wanted: 'c', found: 'b' },
      { name: 'absent', wanted: 'd' },
    ]);
  });
});
