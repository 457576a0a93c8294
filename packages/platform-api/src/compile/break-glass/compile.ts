import type { IApplication } from '@kubernetes-models/argo-cd/argoproj.io/v1alpha1';
import type { IRoleBinding } from 'kubernetes-models/rbac.authorization.k8s.io/v1';
import { hasErrors, sortFindings, type Finding } from '../../findings/finding';
import { API_GROUP } from '../../model/primitives';
import type { TenantNamespace } from '../../model/tenantNamespace';
import { applicationPart } from '../argocd';
import {
  commonLabels,
  resolveTenancy,
  type Report,
  type Tenancy,
} from '../context';
import { LABELS, NAMESPACE_OBJECTS } from '../conventions';
import { emittersOf, type Emitter, type Placement } from '../emitter';
import type { Compilation, CompileContext, CompiledObject } from '../types';
import type { BreakGlass } from './breakGlass';

/** Where the access is given. */
export interface BreakGlassContext extends CompileContext {
  /** The namespace’s own document. */
  namespace: TenantNamespace;
}

interface Context extends Tenancy, Placement {
  access: BreakGlass;
  /** Name of both objects. */
  name: string;
}

const RBAC = 'rbac.authorization.k8s.io';
const emitter = emittersOf<Context>();

const emitters: readonly Emitter<Context>[] = [
  emitter<IApplication>({
    name: 'break-glass/application',
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    concern: 'run',
    scope: 'argocd',
    why: 'Has Argo CD give the access at once and take it away again, in production too.',
    build: context =>
      applicationPart(context, {
        name: context.name,
        project: context.platform.argocd.platformProject,
        atOnce: true,
      }),
  }),
  emitter<IRoleBinding>({
    name: 'break-glass/role-binding',
    apiVersion: `${RBAC}/v1`,
    kind: 'RoleBinding',
    concern: 'protect',
    why: 'Gives one person one of the namespace’s roles until the break-glass access ends.',
    build: ({ access, name }) => ({
      name,
      annotations: {
        [`${API_GROUP}/request`]: access.id,
        [`${API_GROUP}/person`]: access.person,
        [`${API_GROUP}/reason`]: access.reason,
        [`${API_GROUP}/expires-at`]: access.expiresAt,
      },
      body: {
        roleRef: {
          apiGroup: RBAC,
          kind: 'Role',
          name: NAMESPACE_OBJECTS[access.role],
        },
        subjects: [{ apiGroup: RBAC, kind: 'User', name: access.user }],
      },
    }),
  }),
];

/**
 * Turns a break-glass access into the objects that give it: a RoleBinding, and an Argo CD Application of its own, because production
 * is not synced by itself. Pure, as `compile` is; it ends by not being compiled any more.
 */
export function compileBreakGlass(
  access: BreakGlass,
  { namespace, ...context }: BreakGlassContext,
): Pick<Compilation, 'objects' | 'findings'> {
  const findings: Finding[] = [];
  const report: Report = finding =>
    findings.push({ severity: 'error', ...finding });
  const tenancy = resolveTenancy(namespace, context, report);
  const objects: CompiledObject[] = [];
  if (tenancy && !hasErrors(findings)) {
    const name = `break-glass-${access.id}`;
    const place: Context = {
      ...tenancy,
      access,
      name,
      folder: `${tenancy.clusterName}/${tenancy.namespace}/_break-glass/${access.id}`,
      labels: {
        ...commonLabels(namespace, tenancy, tenancy.team),
        [LABELS.name]: 'break-glass',
        [LABELS.instance]: name,
      },
    };
    for (const each of emitters) each.emit(place, objects);
  }
  // What is remarked on the namespace is said with its own document.
  return {
    objects,
    findings: sortFindings(
      findings.filter(({ severity }) => severity === 'error'),
    ),
  };
}
