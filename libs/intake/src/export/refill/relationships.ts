/** The parts of an office file that another part names. Source: ECMA-376 part 2, 6.5. */
import path from 'node:path/posix';
import type { OfficePackage } from './office-package.js';
import { attribute, children } from './xml-tree.js';

/** The part of a type (`officeDocument`, `styles`) or of an id that `from` names; `''` is the package itself. */
export function relatedPart(
  office: OfficePackage,
  from: string,
  type: string,
  id?: string,
): string | undefined {
  const list = path.join(path.dirname(from), '_rels', `${path.basename(from)}.rels`);
  const root = office.document(list).documentElement;
  const found = children(root ?? undefined).find(
    (each) =>
      attribute(each, 'Type')?.split('/').at(-1) === type &&
      attribute(each, 'TargetMode') !== 'External' &&
      (id === undefined || attribute(each, 'Id') === id),
  );
  const target = attribute(found, 'Target');
  if (target === undefined) return undefined;
  const whole = target.startsWith('/') ? target.slice(1) : path.join(path.dirname(from), target);
  return office.has(whole) ? whole : undefined;
}
