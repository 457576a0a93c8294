export const pluginId = 'approvals';
