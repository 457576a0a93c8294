export * from './draft';
export * from './finding';
export * from './ledger';
export * from './preview';
export * from './requests';
export * from './run';
export * from './values';
export * from './views';
