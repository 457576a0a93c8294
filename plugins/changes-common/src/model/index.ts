export * from './finding';
export * from './changeSet';
export * from './commit';
export * from './preview';
export * from './document';
export * from './reconciler';
