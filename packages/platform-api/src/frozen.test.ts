/** @jest-environment node */
import {
  applicationName,
  baselineApplicationName,
  compile,
  derivedName,
  HTTP,
  LABELS,
  NAMESPACE_OBJECTS,
  tenantNamespaceName,
} from '.';
import { callerLabel } from './compile/web-service/context';
import { partName } from './compile/names';
import { goldenCases } from './__testUtils__/goldenCases';
import { at, ofKind } from './__testUtils__/shapes';

/*
 * What cannot change once deployed: objects, selectors and policies in clusters carry it. A change
 * here orphans objects or cuts traffic everywhere; it needs a migration, not a new expectation.
 */
function compiled(name: string) {
  const [golden] = goldenCases().filter(entry => entry.name === name);
  return compile(golden.document, golden.context).objects;
}

const LONG = 'a'.repeat(40);

describe('frozen', () => {
  it('derived names', () => {
    expect(derivedName('a', 'b')).toBe('a-b');
    expect(partName('a', 'b')).toBe('a.b');
    expect(tenantNamespaceName('assistant', 'development')).toBe(
      'assistant-development',
    );
    expect(applicationName('document-search', 'staging')).toBe(
      'document-search-staging',
    );
    expect(baselineApplicationName('assistant-staging')).toBe(
      'assistant-staging-baseline',
    );
    expect(derivedName(LONG, LONG)).toMatchInlineSnapshot(
      `"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa-aaaaaaaaaaaaa-9z8nlrn9"`,
    );
    expect(tenantNamespaceName(LONG, `${LONG}b`)).toMatchInlineSnapshot(
      `"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa-aaaaaaaaaaaaa-7zkgv1oq"`,
    );
    expect(callerLabel('document-search')).toBe(
      'platform.waymark.dev/calls-document-search',
    );
  });

  it('label keys', () => {
    expect(LABELS).toMatchInlineSnapshot(`
      {
        "complianceZone": "platform.waymark.dev/compliance-zone",
        "costCenter": "platform.waymark.dev/cost-center",
        "dataSensitivity": "platform.waymark.dev/data-sensitivity",
        "environment": "platform.waymark.dev/environment",
        "instance": "app.kubernetes.io/instance",
        "language": "platform.waymark.dev/language",
        "managedBy": "app.kubernetes.io/managed-by",
        "name": "app.kubernetes.io/name",
        "nodePool": "platform.waymark.dev/node-pool",
        "offering": "platform.waymark.dev/offering",
        "offeringVersion": "platform.waymark.dev/offering-version",
        "partOf": "app.kubernetes.io/part-of",
        "scrape": "platform.waymark.dev/scrape",
        "team": "platform.waymark.dev/team",
        "tenantTier": "platform.waymark.dev/tenant-tier",
      }
    `);
  });

  it('the port and paths of every service', () => {
    expect(HTTP).toMatchInlineSnapshot(`
      {
        "livePath": "/health/live",
        "metricsPath": "/metrics",
        "port": 8080,
        "portName": "http",
        "readyPath": "/health/ready",
        "startupPath": "/health/startup",
      }
    `);
  });

  it('what every namespace holds for its workloads', () => {
    expect(NAMESPACE_OBJECTS).toMatchInlineSnapshot(`
      {
        "deployer": "waymark-deployer",
        "secretReader": "waymark-secrets",
        "secretStore": "waymark",
        "viewer": "waymark-viewer",
      }
    `);
  });

  it('selectors', () => {
    const objects = compiled('web-ordinary').map(({ object }) => object);
    const [workload] = ofKind(objects, 'Deployment');
    const [service] = ofKind(objects, 'Service');
    const selector = {
      'app.kubernetes.io/name': 'document-search',
      'app.kubernetes.io/instance': 'document-search',
    };
    expect(at(workload, 'spec', 'selector', 'matchLabels')).toEqual(selector);
    expect(at(service, 'spec', 'selector')).toEqual(selector);
  });

  it.each([
    'web-ordinary',
    'web-largest',
    'web-longest-names',
    'namespace-shared-standard',
  ])('objects and paths of %s', name => {
    expect(compiled(name).map(({ path }) => path)).toMatchSnapshot();
  });
});
