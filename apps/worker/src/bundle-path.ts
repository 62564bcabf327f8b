import path from 'node:path';

/** Where the workflow bundle of this build stands: `dist/workflows/bundle.js`, seen from the compiled worker. */
export const bundlePath = path.resolve(import.meta.dirname, '../../../workflows/bundle.js');

/** The compiled entry of the workflows, from which it is made. */
export const workflowsPath = path.resolve(import.meta.dirname, '../../../workflows/src/index.js');
