export * from './examples';
export * from './forge';
export * from './identity';
export * from './postgres';
