import { calendarListCommand } from '../calendar/list.command.js';
import { calendarPublishCommand } from '../calendar/publish.command.js';
import { demoCommand } from '../demo/demo.command.js';
import { diffCommand } from '../ledger/diff.command.js';
import { exportCommand } from '../ledger/export.command.js';
import { importCommand } from '../ledger/import.command.js';
import { listCommand } from '../ledger/list.command.js';
import { parseCommand } from '../ledger/parse.command.js';
import { phrasesCommand } from '../ledger/phrases.command.js';
import { rebuildCommand } from '../record/rebuild.command.js';
import { recoverCommand } from '../record/recover.command.js';
import { verifyCommand } from '../record/verify.command.js';
import { configCommand } from '../system/config.command.js';
import { doctorCommand } from '../system/doctor.command.js';
import { migrateCommand } from '../system/migrate.command.js';
import { statusCommand } from '../system/status.command.js';
import { stopCommand } from '../system/stop.command.js';
import { upCommand } from '../up/up.command.js';
import type { Command } from './command.js';

/** In the order in which a new user meets them. */
export const commands: readonly Command[] = [
  upCommand,
  stopCommand,
  statusCommand,
  demoCommand,
  importCommand,
  listCommand,
  diffCommand,
  exportCommand,
  parseCommand,
  phrasesCommand,
  calendarListCommand,
  calendarPublishCommand,
  verifyCommand,
  rebuildCommand,
  recoverCommand,
  doctorCommand,
  migrateCommand,
  configCommand,
];
