import { commands } from './commands.js';
import { course } from './course.js';
import { intake } from './intake.js';
import { ledgers } from './ledgers.js';
import { pages } from './pages.js';
import { shell } from './shell.js';
import { supervision } from './supervision.js';
import { task } from './task.js';
import { words } from './words.js';

export const zh = { commands, course, intake, ledgers, pages, shell, supervision, task, words };
