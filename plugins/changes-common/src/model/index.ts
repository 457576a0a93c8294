export * from './finding';
export * from './changeSet';
export * from './preview';
export * from './document';
export * from './reconciler';
