import { rootHttpRouterServiceFactory } from '@backstage/backend-defaults/rootHttpRouter';
import { accessLog } from './accessLog';
import { bodyLimit, readBodyLimit } from './bodyLimit';
import { closeAfterGrace, readShutdownGrace } from './closeAfterGrace';
import { explainDenials } from './explainDenials';
import { requestId } from './requestId';

/**
 * Backstage's router with a request id, an access log that holds no secrets, a limit on bodies and refusals that say why in
 * front of it; stopping takes no longer than its grace. Backstage's own access log, which writes whole URLs, is silenced in
 * `backend.logger.overrides`.
 */
export const rootHttpRouter = rootHttpRouterServiceFactory({
  configure({ app, server, config, lifecycle, logger, applyDefaults }) {
    closeAfterGrace(server, lifecycle, readShutdownGrace(config));
    app.disable('x-powered-by');
    app.use(requestId());
    app.use(accessLog(logger));
    app.use(bodyLimit(readBodyLimit(config)));
    app.use(explainDenials());
    applyDefaults();
  },
});
