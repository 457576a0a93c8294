import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { appTranslationRef } from '../translation';

/** Plain words for the relations of the catalog; one that a plugin adds is called as it calls it. */
export function useRelationWords(): (type: string) => string {
  const { t } = useTranslationRef(appTranslationRef);
  const words: Record<string, string | undefined> = {
    apiConsumedBy: t('graph.apiConsumedBy'),
    apiProvidedBy: t('graph.apiProvidedBy'),
    childOf: t('graph.childOf'),
    consumesApi: t('graph.consumesApi'),
    dependencyOf: t('graph.dependencyOf'),
    dependsOn: t('graph.dependsOn'),
    hasMember: t('graph.hasMember'),
    hasPart: t('graph.hasPart'),
    memberOf: t('graph.memberOf'),
    ownedBy: t('graph.ownedBy'),
    ownerOf: t('graph.ownerOf'),
    parentOf: t('graph.parentOf'),
    partOf: t('graph.partOf'),
    providesApi: t('graph.providesApi'),
  };
  return type => words[type] ?? type;
}
