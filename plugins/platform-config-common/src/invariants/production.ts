import { ofKind } from '../documents/tree';
import { defineInvariant } from './invariant';

/** Pods in production are restricted. */
export const productionPodSecurity = defineInvariant({
  id: 'production-pod-security',
  title: 'Production enforces the restricted Pod Security Standard',
  why: 'A container that may become root on its node can read what every other team runs there.',
  breaks: tree =>
    ofKind(tree, 'Environment')
      .filter(
        ({ spec }) =>
          spec.stage === 'production' &&
          (spec.podSecurity ?? 'restricted') !== 'restricted',
      )
      .map(({ path, name, spec }) => ({
        document: path,
        path: 'spec.podSecurity',
        value: spec.podSecurity,
        message: `"${name}" is a production environment and enforces only "${spec.podSecurity}".`,
        fix: 'Set it to "restricted".',
      })),
});

/** Somebody approves for production. */
export const productionApprovers = defineInvariant({
  id: 'production-approvers',
  title: 'Production has an approver group',
  why: 'What runs in production is seen by a second person first; without a group nobody could be asked.',
  breaks: tree =>
    ofKind(tree, 'Environment')
      .filter(({ spec }) => spec.stage === 'production' && !spec.approvers)
      .map(({ path, name }) => ({
        document: path,
        path: 'spec.approvers',
        value: undefined,
        message: `"${name}" is a production environment and names nobody who approves.`,
        fix: 'Add spec.approvers.groups with at least one Backstage group.',
      })),
});
