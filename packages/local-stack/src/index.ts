export * from './cluster';
export * from './examples';
export * from './forge';
export * from './gitea';
export * from './identity';
export * from './postgres';
export * from './process';
