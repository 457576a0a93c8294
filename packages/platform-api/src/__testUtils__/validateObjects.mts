/**
 * Reads Kubernetes objects (JSON, a list) from standard input, validates each with the
 * `kubernetes-models` class of its kind, and prints the errors (JSON, a list of texts). A program
 * of its own, because these packages are ECMAScript modules only and the tests are not.
 */
import { text } from 'node:stream/consumers';
import * as argoCd from '@kubernetes-models/argo-cd/argoproj.io/v1alpha1';
import * as argoRollouts from '@kubernetes-models/argo-rollouts/argoproj.io/v1alpha1';
import * as externalSecrets from '@kubernetes-models/external-secrets/external-secrets.io/v1';
import * as gatewayApi from '@kubernetes-models/gateway-api/gateway.networking.k8s.io/v1';
import * as keda from '@kubernetes-models/keda/keda.sh/v1alpha1';
import * as prometheus from '@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1';
import * as alertmanager from '@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1alpha1';
import * as apps from 'kubernetes-models/apps/v1';
import * as autoscaling from 'kubernetes-models/autoscaling/v2';
import * as networking from 'kubernetes-models/networking.k8s.io/v1';
import * as policy from 'kubernetes-models/policy/v1';
import * as rbac from 'kubernetes-models/rbac.authorization.k8s.io/v1';
import * as core from 'kubernetes-models/v1';

type Models = Record<string, unknown>;

const modules: Record<string, Models[] | undefined> = {
  v1: [core],
  'apps/v1': [apps],
  'argoproj.io/v1alpha1': [argoCd, argoRollouts],
  'autoscaling/v2': [autoscaling],
  'external-secrets.io/v1': [externalSecrets],
  'gateway.networking.k8s.io/v1': [gatewayApi],
  'keda.sh/v1alpha1': [keda],
  'monitoring.coreos.com/v1': [prometheus],
  'monitoring.coreos.com/v1alpha1': [alertmanager],
  'networking.k8s.io/v1': [networking],
  'policy/v1': [policy],
  'rbac.authorization.k8s.io/v1': [rbac],
};

interface Input {
  apiVersion: string;
  kind: string;
  metadata: { name: string };
}

function errorOf(object: Input): string | undefined {
  const { apiVersion, kind, metadata } = object;
  const model = modules[apiVersion]
    ?.map(models => models[kind])
    .find(found => typeof found === 'function');
  if (typeof model !== 'function') return `${apiVersion} ${kind}: no validator`;
  try {
    Reflect.construct(model, [object]).validate();
    return undefined;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return `${apiVersion} ${kind} ${metadata.name}: ${reason}`;
  }
}

async function main(): Promise<void> {
  const objects: Input[] = JSON.parse(await text(process.stdin));
  const errors = objects.map(errorOf).filter(error => error !== undefined);
  process.stdout.write(JSON.stringify(errors));
}

main().catch((error: unknown) => {
  process.stderr.write(`${String(error)}\n`);
  process.exitCode = 1;
});
