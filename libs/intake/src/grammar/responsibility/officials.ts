/** 副县长张明 leads in person: a post or a person is no unit. Source: LEDGER section 3, the column of leaders. */

const post =
  '(?:(?:常务)?副?(?:省|市|州|盟|县|区|旗|镇|乡|村|局|厅|部|院|校|处|科|所|站|队|会|行|社|厂)长|(?:第一)?副?书记|副?主任|副?主席|副?主委|副?秘书长|副?总经理|副?董事长|副?经理|常委|委员|副?总监|副?调研员)';
const named = new RegExp(`${post}(?:[\\p{Script=Han}]{2,3}|[\\p{Script=Han}]某{1,2})?(?:同志)?$`, 'u');
const titled = new RegExp(`^[\\p{Script=Han}]{2,3}(?:同志|${post})$`, 'u');

/** True for words that name a post or its holder: 县委副书记, 副县长张明, 王强同志. */
export function isOfficial(words: string): boolean {
  return named.test(words) || titled.test(words);
}
