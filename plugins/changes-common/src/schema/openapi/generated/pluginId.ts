export const pluginId = 'changes';
