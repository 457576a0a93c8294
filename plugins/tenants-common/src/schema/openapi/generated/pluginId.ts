export const pluginId = 'tenants';
