export * from './names';
export * from './readIntent';
export * from './commitChange';
export * from './bootstrap';
