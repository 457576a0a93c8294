import type { Emitter } from '../../emitter';
import type { WebServiceContext } from '../context';
import { analysisTemplate } from './analysisTemplate';
import { application } from './application';
import { dashboard } from './dashboard';
import { deployment } from './deployment';
import { egressToCloud } from './egressToCloud';
import { egressToDependencies } from './egressToDependencies';
import { egressToTracing } from './egressToTracing';
import { externalSecret } from './externalSecret';
import { horizontalPodAutoscaler } from './horizontalPodAutoscaler';
import { httpRoute } from './httpRoute';
import { ingressFromCallers } from './ingressFromCallers';
import { ingressFromGateway } from './ingressFromGateway';
import { ingressFromPrometheus } from './ingressFromPrometheus';
import { podDisruptionBudget } from './podDisruptionBudget';
import { prometheusRule } from './prometheusRule';
import { role } from './role';
import { roleBinding } from './roleBinding';
import { rollout } from './rollout';
import { runbook } from './runbook';
import { scaledObject } from './scaledObject';
import { service } from './service';
import { serviceAccount } from './serviceAccount';
import { serviceMonitor } from './serviceMonitor';
import { triggerAuthentication } from './triggerAuthentication';

/** Every emitter of a WebService, in the order people read: run, reach, scale, protect, observe. */
export const webServiceEmitters: readonly Emitter<WebServiceContext>[] = [
  serviceAccount,
  deployment,
  rollout,
  analysisTemplate,
  application,
  service,
  httpRoute,
  horizontalPodAutoscaler,
  scaledObject,
  triggerAuthentication,
  podDisruptionBudget,
  ingressFromGateway,
  ingressFromCallers,
  ingressFromPrometheus,
  egressToDependencies,
  egressToTracing,
  egressToCloud,
  role,
  roleBinding,
  externalSecret,
  serviceMonitor,
  prometheusRule,
  dashboard,
  runbook,
];
