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
    const titles = (list: { title: string }[]) =>
      list.map(({ title }) => title);
    expect(plan.server).toBe('https://cluster.example');
    expect(titles(plan.present)).toEqual(['there']);
    expect(titles(plan.add)).toEqual(['absent']);
    expect(titles(plan.missing)).toEqual(['not-fetched']);
  });
});
