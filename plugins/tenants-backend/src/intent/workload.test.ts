import { parseDocument } from '@waymark/platform-api';
import { fieldOf, workloadDocument } from './workload';

const template = {
  ref: 'template:default/internal-http-service',
  version: '1.2.0',
};

const values = {
  name: 'document-search',
  description: 'Finds passages',
  owner: 'group:default/assistant',
  system: '',
  language: 'python',
  size: 'small',
  minReplicas: 2,
  maxReplicas: 4,
  environment: 'development',
  dependencies: ['component:default/embedding-api', 'billing'],
  dataSensitivity: 'internal',
};

describe('workloadDocument', () => {
  it('is the intent that the values mean, refs as names and blanks left out', () => {
    const parsed = parseDocument(workloadDocument(values, template));
    expect(parsed).toEqual({
      ok: true,
      findings: [],
      document: {
        apiVersion: 'platform.waymark.dev/v1alpha1',
        kind: 'WebService',
        metadata: { name: 'document-search', description: 'Finds passages' },
        spec: {
          owner: 'assistant',
          runtime: { language: 'python', size: 'small' },
          exposure: { type: 'internal' },
          scaling: { minReplicas: 2, maxReplicas: 4, metric: 'cpu' },
          dependencies: [{ name: 'embedding-api' }, { name: 'billing' }],
          reliability: { sloClass: 'standard', rollout: 'rolling' },
          dataSensitivity: 'internal',
          offering: { name: 'internal-http-service', version: '1.2.0' },
        },
      },
    });
  });

  it.each([
    ['nothing', {}],
    ['other types', { name: 7, owner: ['a'], dependencies: 'x', size: {} }],
    ['refs that are none', { ...values, owner: ':/', dependencies: [':'] }],
  ])('leaves %s to validation, which refuses it', (_, hostile) => {
    const parsed = parseDocument(workloadDocument(hostile, {}));
    expect(parsed.ok).toBe(false);
  });

  it('knows the form field of each finding', () => {
    const parsed = parseDocument(
      workloadDocument(
        { ...values, name: 'No Name', maxReplicas: 1, size: 'huge' },
        template,
      ),
    );
    const fields = parsed.findings.map(finding => fieldOf(finding.path));
    expect(fields.sort()).toEqual(['maxReplicas', 'name', 'size']);
  });
});
