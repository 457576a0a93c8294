import { configurationPath } from '../kinds';
import { placeOf } from '../documents/parse';
import { defineInvariant } from './invariant';

/** Exactly one Organization. */
export const singleOrganization = defineInvariant({
  id: 'single-organization',
  title: 'There is exactly one organization',
  why: 'Tiers, reliability classes and ceilings are read from it; with none there is no platform, with two nobody knows which holds.',
  breaks({ paths }) {
    const found = [...paths]
      .filter(path => placeOf(path)?.folder === 'organizations')
      .sort();
    if (found.length === 0) {
      return [
        {
          document: configurationPath('Organization', 'organization'),
          path: '',
          value: undefined,
          message: 'The configuration has no Organization.',
          fix: 'Add one document of kind Organization.',
        },
      ];
    }
    const [first, ...others] = found;
    return others.map(document => ({
      document,
      path: 'kind',
      value: 'Organization',
      message: `${first} is the organization already.`,
      fix: 'Remove one of the two.',
    }));
  },
});
