import { ofKind } from '../documents/tree';
import { configurationPath } from '../kinds';
import { defineInvariant } from './invariant';

/** An environment's zones are served. */
export const complianceZone = defineInvariant({
  id: 'compliance-zone',
  title: 'Every environment has a target that serves its compliance zones',
  why: 'Data that has to stay in a zone would have nowhere to run.',
  breaks: tree =>
    ofKind(tree, 'Environment').flatMap(({ path, name, spec }) => {
      const targets = [spec.defaultTarget, ...(spec.targets ?? [])];
      const served = targets.flatMap(target => {
        const found = tree.documents.get(
          configurationPath('DeploymentTarget', target),
        );
        if (found?.kind !== 'DeploymentTarget') return [];
        const cluster = tree.documents.get(
          configurationPath('Cluster', found.spec.cluster),
        );
        return cluster?.kind === 'Cluster' ? cluster.spec.complianceZones : [];
      });
      return (spec.complianceZones ?? []).flatMap((zone, index) =>
        served.includes(zone)
          ? []
          : [
              {
                document: path,
                path: `spec.complianceZones[${index}]`,
                value: zone,
                message: `No target of "${name}" is on a cluster in zone "${zone}".`,
                fix: `Add a target whose cluster has the zone to spec.targets; it has ${targets.join(
                  ', ',
                )}.`,
              },
            ],
      );
    }),
});
