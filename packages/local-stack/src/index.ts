export * from './forge';
export * from './postgres';
