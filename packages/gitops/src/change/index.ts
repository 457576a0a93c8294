export * from './validateChange';
export * from './diffObjects';
export * from './approvalRules';
