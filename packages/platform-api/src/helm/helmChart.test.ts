/** @jest-environment node */
import { load } from 'js-yaml';
import {
  compile,
  helmChart,
  ValidationError,
  type ChartFile,
  type WebService,
} from '..';
import { goldenCases, type GoldenCase } from '../__testUtils__/goldenCases';
import { at } from '../__testUtils__/shapes';

/** The few expressions that our templates use, evaluated as Helm does. */
function render(template: string, values: unknown): string {
  return template
    .replace(
      /\{\{ \.Values\.([A-Za-z.]+)( \| quote)? \}\}/g,
      (_all, path: string, quote?: string) => {
        const value = at(values, ...path.split('.'));
        expect(value).toBeDefined();
        return quote ? JSON.stringify(value) : String(value);
      },
    )
    .replace(/\{\{ `(\{\{|\}\})` \}\}/g, '$1');
}

function contentOf(files: readonly ChartFile[], path: string): string {
  return files.find(file => file.path === path)?.content ?? '';
}

const services = goldenCases().flatMap(({ document, ...rest }) =>
  document.kind === 'WebService' ? [{ ...rest, document }] : [],
);

describe('helmChart', () => {
  it.each(services)(
    '$name: default values give the compiled objects',
    ({
      document,
      context,
    }: Omit<GoldenCase, 'document'> & { document: WebService }) => {
      const files = helmChart(document, context);
      const values = load(contentOf(files, 'values.yaml'));
      const rendered = files
        .filter(({ path }) => path.startsWith('templates/'))
        .map(({ content }) => load(render(content, values)));
      const compiled = compile(document, context)
        .objects.filter(({ path }) => !path.startsWith('argocd/'))
        .map(({ object }) => object);
      expect(rendered).toEqual(compiled);
    },
  );

  it('leaves no mark and no unescaped brace behind', () => {
    for (const { document, context } of services) {
      for (const { content } of helmChart(document, context)) {
        expect(content).not.toContain('__VALUE_');
      }
    }
  });

  it('offers image, replicas, resources and host as values, with a schema', () => {
    const [{ document, context }] = services.filter(
      ({ name }) => name === 'web-ordinary',
    );
    const files = helmChart(document, context);
    expect(load(contentOf(files, 'values.yaml'))).toEqual({
      image: document.spec.runtime.image,
      resources: {
        cpuRequest: '250m',
        memoryRequest: '384Mi',
        memoryLimit: '512Mi',
      },
      host: 'document-search-development.internal.meridian.example',
      scaling: { minReplicas: 2, maxReplicas: 4 },
    });
    expect(JSON.parse(contentOf(files, 'values.schema.json'))).toMatchObject({
      additionalProperties: false,
      properties: { image: { type: 'string' } },
    });
    expect(load(contentOf(files, 'Chart.yaml'))).toMatchObject({
      apiVersion: 'v2',
      name: 'document-search',
      version: '1.0.0',
    });
  });

  it('refuses what does not compile', () => {
    const [{ document, context }] = services;
    expect(() =>
      helmChart(document, { ...context, target: 'nowhere' }),
    ).toThrow(ValidationError);
  });
});
