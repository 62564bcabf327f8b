import type { DirectoryUnit, UnitDirectory } from '../unit-directory.js';
import { namesOf } from './compile-directory.js';

/** What a person answered to unit.unknown: these words mean that unit. */
export interface NameAnswer {
  words: string;
  unitId: string;
}

export type AliasRefusalCode = 'alias.blank' | 'alias.taken' | 'alias.unit_missing';

export interface AliasRefusal {
  code: AliasRefusalCode;
  message: string;
  messageEn: string;
}

export type LearnedAlias = { ok: true; directory: UnitDirectory } | { ok: false; refusal: AliasRefusal };

const aliasLengthMax = 60;

/**
 * The directory that knows the answered words as a name of the unit. Pure: the directory given stays as it is; the same
 * answer twice changes nothing. Refuses alias.blank (no words, or more than a name holds), alias.taken (the words name
 * another entry) and alias.unit_missing.
 */
export function learnAlias(directory: UnitDirectory, { words, unitId }: NameAnswer): LearnedAlias {
  const alias = words.replace(/\s/g, '');
  if (alias === '' || alias.length > aliasLengthMax) return refused('alias.blank', alias);
  const unit = directory.find(
    (entry): entry is DirectoryUnit => entry.kind === 'unit' && entry.id === unitId,
  );
  if (unit === undefined) return refused('alias.unit_missing', unitId);
  if (namesOf(unit).includes(alias)) return { ok: true, directory };
  if (directory.some((entry) => entry !== unit && namesOf(entry).includes(alias)))
    return refused('alias.taken', alias);
  const learned = { ...unit, aliases: [...unit.aliases, alias] };
  return { ok: true, directory: directory.map((entry) => (entry === unit ? learned : entry)) };
}

function refused(code: AliasRefusalCode, words: string): LearnedAlias {
  const sentences: Record<AliasRefusalCode, [zh: string, en: string]> = {
    'alias.blank': [
      `别名应为1至${aliasLengthMax}个字，请重新填写。`,
      `An alias has 1 to ${aliasLengthMax} characters; please enter it again.`,
    ],
    'alias.taken': [
      `“${words}”已是另一单位的名称，请先在单位目录中核对。`,
      `"${words}" already names another entry; please check the directory of units first.`,
    ],
    'alias.unit_missing': [
      `单位目录中没有编号为“${words}”的单位，请重新选择。`,
      `The directory holds no unit "${words}"; please choose again.`,
    ],
  };
  const [message, messageEn] = sentences[code];
  return { ok: false, refusal: { code, message, messageEn } };
}
