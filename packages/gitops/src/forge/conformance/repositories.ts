import { expect } from 'expect';
import { ForgeDeniedError, ForgeNotFoundError } from '../errors';
import type { ConformanceCases } from './context';

/** Repositories and who may make them. */
export const repositoryCases: ConformanceCases = {
  'makes, finds, lists and deletes repositories, each twice without harm':
    async context => {
      const { forge } = context;
      const ref = context.address('made');
      await expect(forge.admin.getRepository(ref)).rejects.toThrow(
        ForgeNotFoundError,
      );
      const first = await forge.admin.ensureRepository(ref, {
        description: 'Made',
      });
      expect(first).toMatchObject({
        created: true,
        repository: {
          ...ref,
          description: 'Made',
          empty: true,
          defaultBranch: 'main',
        },
      });
      const again = await forge.admin.ensureRepository(ref, {
        description: 'Other',
      });
      expect(again).toMatchObject({
        created: false,
        repository: { description: 'Made' },
      });
      const described = await forge.admin.describeRepository(ref, 'Better');
      expect(described).toMatchObject({ ...ref, description: 'Better' });
      const listed = await forge.admin.listRepositories(forge.owner);
      expect(listed.map(each => each.name)).toContain(ref.name);
      await forge.admin.ensureOrganization(forge.owner);
      await expect(forge.admin.deleteRepository(ref)).resolves.toBe(true);
      await expect(forge.admin.deleteRepository(ref)).resolves.toBe(false);
    },

  'makes a repository once when many ask for it at the same time':
    async context => {
      const { forge } = context;
      const ref = context.address('race');
      const results = await Promise.all(
        Array.from({ length: 5 }, () => forge.admin.ensureRepository(ref)),
      );
      expect(results.filter(({ created }) => created)).toHaveLength(1);
    },

  'refuses strangers': async context => {
    const { forge } = context;
    const ref = context.address('never');
    await expect(forge.stranger.whoAmI()).rejects.toThrow(ForgeDeniedError);
    await expect(forge.stranger.ensureRepository(ref)).rejects.toThrow(
      ForgeDeniedError,
    );
  },
};
