import { ComponentType, lazy } from 'react';
import {
  createExtensionBlueprint,
  createExtensionDataRef,
  ExtensionBoundary,
} from '@backstage/frontend-plugin-api';

/** What a request for approval is about. @public */
export type Subject = { type: string; ref: string; url?: string };

/** Shows what happens when a subject of these types is approved. @public */
export type SubjectView = {
  types: readonly string[];
  Component: ComponentType<{ subject: Subject }>;
};

/** @public */
export const subjectViewDataRef = createExtensionDataRef<SubjectView>().with({
  id: 'waymark.subject-view',
});

/**
 * Lets the plugin that a subject belongs to show, on the page of a request for its approval, what approving leads to. It renders
 * nothing where there is nothing to show.
 *
 * @public
 */
export const SubjectViewBlueprint = createExtensionBlueprint({
  kind: 'subject-view',
  attachTo: { id: 'page:approvals', input: 'subjects' },
  output: [subjectViewDataRef],
  *factory(
    params: {
      types: readonly string[];
      loader: () => Promise<ComponentType<{ subject: Subject }>>;
    },
    { node },
  ) {
    const View = lazy(async () => ({ default: await params.loader() }));
    yield subjectViewDataRef({
      types: params.types,
      Component: props => (
        <ExtensionBoundary node={node}>
          <View {...props} />
        </ExtensionBoundary>
      ),
    });
  },
});
