import { Entity } from '@backstage/catalog-model';
import { useApi } from '@backstage/frontend-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import {
  HeldEnvironment,
  LeftEnvironment,
  ServiceEnvironment,
  ServiceView,
} from '@waymark/plugin-tenants-common';
import {
  Load,
  ProblemDescription,
  readProblem,
  useLoad,
} from '@waymark/portal-ui';
import { documentsUrl } from '../needs/documentsUrl';
import { useClients } from '../useClients';
import { Owner } from '../useOwner';

/** A service that one of my teams owns, with what is wanted of it in each environment. */
export type MyService = {
  name: string;
  title: string;
  href: string;
  hasDocs: boolean;
  /** Absent when intent could not be read. */
  environments?: ServiceEnvironment[];
  /** Environments whose document is not valid and of which nothing else is known. */
  held: HeldEnvironment[];
  /** Environments that Git no longer has it in, and that keep it until a person deletes it. */
  left: LeftEnvironment[];
};

export type MyServices = {
  services: MyService[];
  /** What the platform runs for the whole organization; absent when intent could not be read. */
  organization?: ServiceView[];
  /** Why intent could not be read; the services themselves come from the catalog. */
  intentProblem?: ProblemDescription;
  /** Where documents are shown, up to their paths; absent when no document is known. */
  documentsUrl?: string;
};

const DOCS = 'backstage.io/techdocs-ref';

function serviceOf(
  { metadata }: Entity,
  intents?: Map<string, ServiceView>,
): MyService {
  const intent = intents?.get(metadata.name);
  const environments = intents && (intent?.environments ?? []);
  const { name, namespace = 'default', title, annotations } = metadata;
  return {
    name,
    title: title ?? name,
    href: `/catalog/${namespace}/component/${name}`,
    hasDocs: Boolean(annotations?.[DOCS]),
    environments,
    held: (intent?.held ?? []).filter(
      one => !environments?.some(also => also.environment === one.environment),
    ),
    left: intent?.left ?? [],
  };
}

/** Services of the reader's teams: from the catalog, joined with their intent. */
export function useMyServices(owner: Load<Owner>): Load<MyServices> {
  const catalogApi = useApi(catalogApiRef);
  const { tenants } = useClients();
  const refs = owner.state === 'ready' ? owner.value.refs : undefined;
  return useLoad(
    async signal => {
      if (!refs) return new Promise<MyServices>(() => {});
      const [owned, intents] = await Promise.all([
        catalogApi.getEntities({
          filter: {
            kind: 'component',
            'spec.type': 'service',
            'relations.ownedBy': refs,
          },
          fields: ['kind', 'metadata', 'spec.type'],
        }),
        tenants.listServices({}, { signal }).then(
          ({ items }) => ({ items, problem: undefined }),
          error => ({
            items: undefined,
            problem: readProblem(error),
          }),
        ),
      ]);
      const byName =
        intents.items && new Map(intents.items.map(item => [item.name, item]));
      return {
        services: owned.items
          .map(entity => serviceOf(entity, byName))
          .sort((a, b) => a.name.localeCompare(b.name)),
        organization: intents.items,
        intentProblem: intents.problem,
        documentsUrl: documentsUrl(
          intents.items?.flatMap(({ environments }) => environments) ?? [],
        ),
      };
    },
    [catalogApi, tenants, refs],
    { refreshMs: 60_000 },
  );
}
