import {
  coreExtensionData,
  createFrontendModule,
} from '@backstage/frontend-plugin-api';
import catalogPlugin from '@backstage/plugin-catalog/alpha';
import catalogImportPlugin from '@backstage/plugin-catalog-import/alpha';
import scaffolderPlugin from '@backstage/plugin-scaffolder/alpha';
import { EditorAccess, WizardAccess } from './CreateAccess';
import { ImportAccess } from './ImportAccess';
import { useUnregister } from './useUnregister';

const { reactElement } = coreExtensionData;

const importPage = catalogImportPlugin
  .getExtension('page:catalog-import')
  .override({
    *factory(original) {
      const page = original();
      yield* page;
      yield reactElement(<ImportAccess>{page.get(reactElement)}</ImportAccess>);
    },
  });

const templates = scaffolderPlugin
  .getExtension('sub-page:scaffolder/templates')
  .override({
    *factory(original) {
      const page = original();
      yield* page;
      yield reactElement(<WizardAccess>{page.get(reactElement)}</WizardAccess>);
    },
  });

const editor = scaffolderPlugin
  .getExtension('sub-page:scaffolder/editor')
  .override({
    *factory(original) {
      const page = original();
      yield* page;
      yield reactElement(<EditorAccess>{page.get(reactElement)}</EditorAccess>);
    },
  });

const unregister = catalogPlugin
  .getExtension('entity-context-menu-item:catalog/unregister-entity')
  .override({ params: { useProps: useUnregister } });

/** Core pages say why someone may not use them, instead of not being there or failing at the end. */
export const accessModules = [
  createFrontendModule({
    pluginId: 'catalog-import',
    extensions: [importPage],
  }),
  createFrontendModule({
    pluginId: 'scaffolder',
    extensions: [templates, editor],
  }),
  createFrontendModule({ pluginId: 'catalog', extensions: [unregister] }),
];
