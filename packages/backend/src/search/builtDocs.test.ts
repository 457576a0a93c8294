import {
  createMockDirectory,
  mockServices,
} from '@backstage/backend-test-utils';
import { builtDocs } from './builtDocs';

const folder = createMockDirectory({
  content: {
    default: {
      component: {
        'prompt-gateway': { search: { 'search_index.json': '{}' } },
      },
      // A build that has begun and not finished.
      system: { assistant: { 'index.html': '' } },
    },
  },
});

const entity = (kind: string, name: string) => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind,
  metadata: { name },
});
const gateway = entity('Component', 'Prompt-Gateway');

const filterOf = (publisher: object) =>
  builtDocs(mockServices.rootConfig({ data: { techdocs: { publisher } } }));

it('keeps entities whose docs have an index, whatever the case of their names', () => {
  const filter = filterOf({
    type: 'local',
    local: { publishDirectory: folder.path },
  });
  expect(
    filter?.([
      gateway,
      entity('Component', 'risk-scorer'),
      entity('System', 'assistant'),
    ]),
  ).toEqual([gateway]);
});

it('leaves all of them where docs are kept elsewhere', () => {
  expect(filterOf({ type: 'awsS3', awsS3: {} })).toBeUndefined();
});
