/**
 * The numbers that Word counts by itself and stores nowhere: one counter per list and level, running through the whole
 * document in reading order (ECMA-376, 17.9).
 */
import { childOf, elementsOf, type XmlNode } from '../xml-tree.js';
import { formatNumber } from './number-formats.js';

interface Level {
  start: number;
  format: string;
  /** `%1、` with the counter of each level in place of its sign. */
  pattern: string;
  /** Every counter of this level's pattern prints plain digits. */
  isLegal: boolean;
  /** The level above which a number begins this level anew; 0 never does. */
  restart: number | null;
}

interface List {
  /** Lists of one definition count together. */
  counters: string;
  levels: Map<number, Level>;
  startOverrides: Map<number, number>;
}

const levelsMax = 9;

/** Counts paragraphs in the order in which they are asked for. */
export class AutoNumbers {
  private readonly lists = new Map<string, List>();
  private readonly styles = new Map<
    string,
    { list: string | null; level: number | null; basedOn: string | null }
  >();
  private readonly counters = new Map<string, (number | null)[]>();
  private readonly begun = new Set<string>();
  /** Formats that are printed as plain digits because they are not known here. */
  readonly unknownFormats = new Set<string>();

  constructor(numbering: XmlNode | null, styles: XmlNode | null) {
    if (numbering !== null) this.readLists(numbering);
    for (const style of styles === null ? [] : elementsOf(styles)) {
      const id = style.attributes['styleId'];
      if (style.name !== 'style' || id === undefined) continue;
      const own = numPr(childOf(style, 'pPr'));
      this.styles.set(id, { ...own, basedOn: valueOf(style, 'basedOn') });
    }
  }

  /** The number in front of a paragraph; blank where it has none. Counts on: ask once for each paragraph. */
  next(paragraphProperties: XmlNode | undefined): string {
    const { list: id, level } = this.listOf(paragraphProperties);
    const list = id === null || id === '0' ? undefined : this.lists.get(id);
    const definition = list?.levels.get(level);
    if (id === null || list === undefined || definition === undefined) return '';
    const counters = this.count(id, list, level, definition);
    return this.print(list, definition, counters);
  }

  private count(id: string, list: List, level: number, { start }: Level): (number | null)[] {
    const counters = this.counters.get(list.counters) ?? Array.from({ length: levelsMax }, () => null);
    this.counters.set(list.counters, counters);
    const override = list.startOverrides.get(level);
    const first = `${id}/${level}`;
    const before = counters[level] ?? null;
    if (override !== undefined && !this.begun.has(first)) counters[level] = override;
    else counters[level] = before === null ? (override ?? start) : before + 1;
    this.begun.add(first);
    for (let deeper = level + 1; deeper < levelsMax; deeper += 1) {
      const restart = list.levels.get(deeper)?.restart ?? null;
      if (restart !== 0 && (restart === null || level < restart)) counters[deeper] = null;
    }
    return counters;
  }

  private print(list: List, definition: Level, counters: readonly (number | null)[]): string {
    return definition.pattern.replace(/%([1-9])/g, (_, digit: string) => {
      const level = Number(digit) - 1;
      const of = list.levels.get(level);
      const value = counters[level] ?? of?.start ?? 1;
      const format = definition.isLegal && of?.format !== 'none' ? 'decimal' : (of?.format ?? 'decimal');
      const printed = formatNumber(value, format);
      if (printed === null) this.unknownFormats.add(format);
      return printed ?? String(value);
    });
  }

  /** The paragraph's own list, else that of its style or of the styles that one is based on. */
  private listOf(properties: XmlNode | undefined): { list: string | null; level: number } {
    const own = numPr(properties);
    let { list, level } = own;
    let style = valueOf(properties, 'pStyle');
    for (let hops = 0; style !== null && hops < 20 && list === null; hops += 1) {
      const known = this.styles.get(style);
      list = known?.list ?? null;
      level ??= known?.level ?? null;
      style = known?.basedOn ?? null;
    }
    return { list, level: Math.min(level ?? 0, levelsMax - 1) };
  }

  private readLists(numbering: XmlNode): void {
    const definitions = new Map<string, XmlNode>();
    const byStyle = new Map<string, string>();
    for (const node of elementsOf(numbering)) {
      const id = node.attributes['abstractNumId'];
      if (node.name !== 'abstractNum' || id === undefined) continue;
      definitions.set(id, node);
      const styleLink = valueOf(node, 'styleLink');
      if (styleLink !== null) byStyle.set(styleLink, id);
    }
    for (const node of elementsOf(numbering)) {
      const id = node.attributes['numId'];
      const named = valueOf(node, 'abstractNumId');
      if (node.name !== 'num' || id === undefined || named === null) continue;
      const linked = valueOf(definitions.get(named), 'numStyleLink');
      const counters = linked === null ? named : (byStyle.get(linked) ?? named);
      const levels = levelsOf(definitions.get(counters));
      const startOverrides = new Map<number, number>();
      for (const override of elementsOf(node).filter(({ name }) => name === 'lvlOverride')) {
        const level = Number(override.attributes['ilvl'] ?? 0);
        const start = valueOf(override, 'startOverride');
        if (start !== null) startOverrides.set(level, Number(start));
        for (const [at, own] of levelsOf(override)) levels.set(at, own);
      }
      this.lists.set(id, { counters, levels, startOverrides });
    }
  }
}

function levelsOf(parent: XmlNode | undefined): Map<number, Level> {
  const levels = new Map<number, Level>();
  for (const node of parent === undefined ? [] : elementsOf(parent)) {
    const at = Number(node.attributes['ilvl'] ?? -1);
    if (node.name !== 'lvl' || !(at >= 0 && at < levelsMax)) continue;
    const format = formatOf(node);
    const restart = valueOf(node, 'lvlRestart');
    levels.set(at, {
      start: Number(valueOf(node, 'start') ?? 0),
      format,
      pattern: format === 'bullet' ? '' : (valueOf(node, 'lvlText') ?? ''),
      isLegal: childOf(node, 'isLgl') !== undefined,
      restart: restart === null ? null : Number(restart),
    });
  }
  return levels;
}

/** A newer format may stand beside a fallback, in a wrapper that older programs skip. */
function formatOf(level: XmlNode): string {
  const wrapped = childOf(childOf(childOf(level, 'AlternateContent'), 'Fallback'), 'numFmt');
  return wrapped?.attributes['val'] ?? valueOf(level, 'numFmt') ?? 'decimal';
}

function numPr(properties: XmlNode | undefined): { list: string | null; level: number | null } {
  const node = childOf(properties, 'numPr');
  const level = valueOf(node, 'ilvl');
  return { list: valueOf(node, 'numId'), level: level === null ? null : Number(level) };
}

function valueOf(node: XmlNode | undefined, name: string): string | null {
  return childOf(node, name)?.attributes['val'] ?? null;
}
