import path from 'node:path';

/** Folder of the instance under test: `WAYMARK_STATE_DIR`, else the checkout's `.waymark`. */
export const stateFolder = path.resolve(
  process.env.WAYMARK_STATE_DIR ??
    path.join(__dirname, '..', '..', '..', '..', '.waymark'),
);
