export * from './examples';
export * from './forge';
export * from './postgres';
