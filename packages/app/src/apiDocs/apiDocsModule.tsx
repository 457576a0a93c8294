import {
  ApiBlueprint,
  createFrontendModule,
} from '@backstage/frontend-plugin-api';
import {
  ApiDefinitionWidget,
  apiDocsConfigRef,
  defaultDefinitionWidgets,
  OpenApiDefinitionWidget,
} from '@backstage/plugin-api-docs';
import { EntityCardBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { readOnlyOperations } from './readOnlyOperations';
import './swagger.css';

/** The widget hands everything it is given to Swagger UI, of which its type names two properties. */
const behaviour = {
  supportedSubmitMethods: [],
  plugins: [readOnlyOperations],
};

const openApi: ApiDefinitionWidget = {
  type: 'openapi',
  title: 'OpenAPI',
  rawLanguage: 'yaml',
  component: definition => (
    <OpenApiDefinitionWidget definition={definition} {...behaviour} />
  ),
};

const config = ApiBlueprint.make({
  name: 'config',
  params: define =>
    define({
      api: apiDocsConfigRef,
      deps: {},
      factory: () => {
        const widgets = [openApi, ...defaultDefinitionWidgets()];
        return {
          getApiDefinitionWidget: ({ spec }) =>
            widgets.find(({ type }) => type === spec.type),
        };
      },
    }),
});

const providedApis = EntityCardBlueprint.make({
  name: 'provided-apis',
  params: {
    filter: { kind: 'component' },
    loader: () => import('./ApisCards').then(m => <m.ProvidedApis />),
  },
});

const consumedApis = EntityCardBlueprint.make({
  name: 'consumed-apis',
  params: {
    filter: { kind: 'component' },
    loader: () => import('./ApisCards').then(m => <m.ConsumedApis />),
  },
});

/** API definitions to read: with every operation, and without what only looks as if it could call them. */
export const apiDocsModule = createFrontendModule({
  pluginId: 'api-docs',
  extensions: [config, providedApis, consumedApis],
});
