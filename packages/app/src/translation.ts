import { createTranslationRef } from '@backstage/frontend-plugin-api';

/** Words of what belongs to the app itself: sign-in, navigation, the pages that stand in for others. */
export const appTranslationRef = createTranslationRef({
  id: 'waymark-app',
  messages: {
    signIn: {
      answer:
        'The developer portal: start services, see what runs, find who owns it.',
      answerOf:
        'The developer portal of {{organization}}: start services, see what runs, find who owns it.',
      problem: 'You are not signed in',
      checking: 'Looking for your session',
      action: 'Sign in',
    },
    nav: {
      skip: 'Skip to content',
      home: 'Waymark',
      search: 'Search',
      menu: 'Menu',
      settings: 'Settings',
      notifications: 'Notifications',
      unread: 'Notifications {{unread}} unread',
    },
    page: {
      sections: 'Sections of this page',
      part: 'This part of {{plugin}}',
      partVerb: 'see this',
    },
    access: {
      close: 'Close',
      import: 'Register an existing component',
      importAnswer: 'The catalog takes in what a repository describes.',
      importVerb: 'register what exists',
      wizardVerb: 'start this golden path',
      editorVerb: 'edit templates',
      unregister: 'Unregister entity',
      unregisterVerb: 'unregister this entity',
    },
    missing: {
      owner: 'It has no owner',
      ownerWhy_one:
        '{{names}}, which it names as its owner, is not in the organization. Whoever takes it on writes their group into its catalog-info.yaml.',
      ownerWhy_other:
        '{{names}}, which it names as its owners, are not in the organization. Whoever takes it on writes their group into its catalog-info.yaml.',
      others: 'It is related to what the catalog does not know',
      othersWhy_one:
        '{{names}} is not in the catalog: removed, never registered, or written wrongly.',
      othersWhy_other:
        '{{names}} are not in the catalog: removed, never registered, or written wrongly.',
    },
    graph: {
      title: 'Graph',
      none: 'The graph begins at an entity.',
      noneTitle: 'No entity is chosen',
      noneWhy: 'Open an entity of the catalog and choose “View graph” there.',
      catalog: 'Go to the catalog',
      answer_one: 'What {{name}} is related to directly.',
      answer_other: 'What {{name}} is related to, up to {{count}} steps away.',
      answerAll: 'Everything {{name}} is related to, however far away.',
      open: 'Open {{name}}',
      depth: 'How far',
      steps_one: '{{count}} step',
      steps_other: '{{count}} steps',
      all: 'Everything',
      kinds: 'Kinds',
      everyKind: 'Every kind',
      region: 'Relations of {{name}}',
      help: 'Press an entity to put it in the middle. Drag to move the graph, pinch or scroll to zoom.',
      direct: 'Direct relations',
      directVerb: 'see this entity',
      directNone: 'Nothing of these kinds is related to it directly.',
      apiConsumedBy: 'Consumed by',
      apiProvidedBy: 'Provided by',
      childOf: 'Child of',
      consumesApi: 'Consumes',
      dependencyOf: 'Needed by',
      dependsOn: 'Depends on',
      hasMember: 'Members',
      hasPart: 'Parts',
      memberOf: 'Member of',
      ownedBy: 'Owned by',
      ownerOf: 'Owns',
      parentOf: 'Parent of',
      partOf: 'Part of',
      providesApi: 'Provides',
    },
    featureFlags: {
      none: 'No features to try out',
      noneWhy:
        'A plugin that has something new to try out lists it here, for you to switch on. None of them does at present.',
    },
    notFound: {
      title: 'Not found',
      answer: 'There is no page at this address.',
      why: 'It was moved or removed, or the link has a mistake in it.',
      next: 'Search finds services, docs and people by name.',
      home: 'Go to home',
    },
    kubernetes: {
      loading: 'Loading clusters',
      what: 'The list of clusters',
      verb: 'see clusters',
      none: 'No cluster connected',
      noneWhy:
        'The portal has no kubeconfig, so it cannot observe what runs. Intent is still rendered to the GitOps repository.',
      noneNext:
        'Set KUBECONFIG to a read-only service account and start the portal again.',
    },
  },
});
