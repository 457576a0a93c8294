export * from './validateChange';
export * from './diffObjects';
