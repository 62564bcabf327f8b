/** Cells of units as the grammar is to read them: persons named beside units taken out, where the header speaks of persons. */
import { isTitledPerson } from '../grammar/responsibility/officials.js';

export interface UnitWords {
  /** As long as the cell, so that spans in it are spans in the cell. */
  text: string;
  leaders: string[];
}

const personHeader = /领导|责任人|负责人|负责同志|联系人/;
/** Under such a header two or three characters are a name, whatever the family. */
const bareName = /^[\u4e00-\u9fa5]{2,3}$/;
/** What ends a unit, or says what one does. */
const noPerson =
  /[局办委部处科股室院所队会站镇乡村社校厅馆园组]$|中心|街道|公司|单位|部门|牵头|配合|负责|落实|参与|^[各有相]/;

/** `header`: the words above the column; only where they speak of a person is one looked for. */
export function unitWords(cell: string, header: string): UnitWords {
  if (!personHeader.test(header)) return { text: cell, leaders: [] };
  const leaders: string[] = [];
  const rest = cell.replace(/[（(][^（）()\n]{2,8}[）)]|[^（）()、，,；;\n]+/g, (piece) => {
    const name = piece.replace(/^[（(]|[）)]$/g, '').trim();
    const isPerson = bareName.test(name) || isTitledPerson(name);
    if (!isPerson || noPerson.test(name)) return piece;
    leaders.push(name);
    return ' '.repeat(piece.length);
  });
  return { text: rest, leaders };
}
