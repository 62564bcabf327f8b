// Prepares this clone and does nothing else: `npm run build`, and the image.
import path from 'node:path';
import { prepare } from './prepare.mjs';

process.exitCode = (await prepare(path.resolve(import.meta.dirname, '../../..'))) ? 0 : 1;
