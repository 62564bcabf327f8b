import { commands } from './commands.js';
import { course } from './course.js';
import { pages } from './pages.js';
import { shell } from './shell.js';
import { task } from './task.js';
import { words } from './words.js';

export const en = { commands, course, pages, shell, task, words };
