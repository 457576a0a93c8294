import type { SeedRepository } from '../types';

const ADA = { name: 'Ada Okafor', email: 'ada.okafor@meridian.example' };

/** A small repository with a history, for tests. */
export const DEMO: SeedRepository = {
  owner: 'meridian',
  name: 'demo',
  description: 'A demonstration <service>',
  history: [
    {
      message: 'Start the service',
      author: ADA,
      date: '2026-01-05T09:00:00Z',
      files: {
        'README.md':
          '# Demo\n\nSee [the code](src/main.ts) and <script>alert(1)</script>.\n\n[x](javascript:alert(1)) ![logo](docs/logo.svg)\n',
        'catalog-info.yaml':
          'apiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata:\n  name: demo\nspec:\n  type: service\n  lifecycle: production\n  owner: assistant\n',
        'mkdocs.yml': 'site_name: demo\nplugins: [techdocs-core]\n',
        'docs/index.md': '# Demo\n',
        'docs/logo.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>\n',
        'src/main.ts': "console.log('one');\n",
      },
    },
    {
      message: 'Say <two>\n\nBecause one was not enough.',
      author: ADA,
      date: '2026-01-06T09:00:00Z',
      files: {
        'src/main.ts': "console.log('two');\n",
        'docs/index.md': null,
        'docs/a b.md': 'x\n',
      },
    },
  ],
};
