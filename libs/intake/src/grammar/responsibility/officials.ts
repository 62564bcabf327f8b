/** 副县长张明 leads in person: a post or a person is no unit. Source: LEDGER section 3, the column of leaders. */
import { isCompleteName, isFieldOfOffice } from '../organisation-names.js';

const post =
  '(?:(?:常务)?副?(?:省|市|州|盟|县|区|旗|镇|乡|村|局|厅|部|院|校|处|科|股|所|站|队|会|行|社|厂)长|(?:第一)?副?书记|副?主任|副?主席|副?主委|副?秘书长|副?总经理|副?董事长|副?经理|常委|委员|副?总监|副?调研员)';
/** 总河长, 链长, 专班组长: who answers for a river, a trade or a team; 各级河长 are many, as a group of them. */
const chief =
  '总?(?:[河湖林田路街巷链楼]长|指挥长?|(?:副?组|班)长|(?:[院校局厂处]|分管|主要|主管|带班|值班)领导(?:同志)?)';
const named = new RegExp(
  `(?:${post}|${chief})(?:[\\p{Script=Han}]{2,3}|[\\p{Script=Han}]某{1,2})?(?:同志)?$`,
  'u',
);
const titled = new RegExp(`^[\\p{Script=Han}]{2,3}[ \\u3000]*(?:同志|(?:党组|党委|党工委)?${post})$`, 'u');

const family =
  '[王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊陆郝孔崔康毛邱秦江史顾侯邵孟龙段雷钱汤尹黎易常武乔贺赖龚文]';
const compoundFamily = '(?:欧阳|司马|上官|诸葛|司徒|东方|皇甫|尉迟|公孙|慕容|令狐|夏侯)';
const person = new RegExp(`^(?:${family}|${compoundFamily})[\\p{Script=Han}]{1,2}$`, 'u');
/** 县委常委 is a post although 委 ends names of bodies. */
const member = /(?:(?<!人大)常委|党组成员|党委委员)$/;

/** True for words that can be the name of a person; many topics can too, so where they stand must speak for it. */
export function canBePerson(words: string): boolean {
  return person.test(words);
}

/** A bracket behind a unit holds few persons. */
const bracketLengthMax = 40;
const contact = /^(?:责任人|负责人|联系人|分管领导|责任领导)[:：\s]*/;
const telephone = /^[\d-]{7,13}$/;

/** The persons that the words of a bracket name (李明、王芳; 联系人：张三 13800000000); empty where they say anything else. */
export function personsIn(words: string): string[] {
  if (words.length > bracketLengthMax) return [];
  const names = words
    .trim()
    .replace(contact, '')
    .split(/[、，,；;\s]+/);
  const persons = names.filter((name) => !telephone.test(name));
  return persons.every(isPersonIn) ? persons : [];
}

/** 金融办 and 文化 begin as a person's name does, but are an office and a field. */
function isPersonIn(name: string): boolean {
  if (isOfficial(name)) return true;
  return canBePerson(name) && !isFieldOfOffice(name) && !isCompleteName(name) && !topic.test(name);
}

/** What parts of an office's work end in. */
const topic =
  /(?:管|务|业|化|政|案|法|资|路|区|场|品|线|口|监|控|改|治|保|工作|方面|牵头|配合|主办|协办|主责)$/;

/** True for a post whose last word could end the name of a body. */
export function isMember(words: string): boolean {
  return member.test(words);
}

const posts = new RegExp(`^各[\\p{Script=Han}（）]{1,12}(?:${post}|领导|负责人|负责同志)$`, 'u');

/** 各科室主任: the holders of a post are no units either. */
export function arePosts(words: string): boolean {
  return posts.test(words);
}

/** 李明同志, 王强 副区长: a name with what its holder is. */
export function isTitledPerson(words: string): boolean {
  return titled.test(words);
}

/** True for words that name a post or its holder: 县委副书记, 副县长张明, 王强同志. */
export function isOfficial(words: string): boolean {
  return named.test(words) || isTitledPerson(words);
}
