import { deflateRawSync } from 'node:zlib';
import { defaultPaperLimits } from '../index.js';
import {
  MIB,
  archive,
  packedZeros,
  plainDocument,
  rawArchive,
  refusalOf,
  stored,
  wordFile,
  wordTypes,
  wordXml,
} from './spec-kit/office-files.js';

describe('archives that are made to harm', () => {
  it('unpacks nothing that claims to be too much', async () => {
    const bomb = rawArchive([
      stored('[Content_Types].xml', wordTypes),
      { name: 'word/document.xml', packed: await packedZeros(200), claimedSize: 200 * MIB },
    ]);
    expect(await refusalOf(bomb)).toMatchObject({ code: 'ledger.unsafe_archive', danger: 'ratio' });
  });

  it('stops where an entry unpacks to more than it claims', async () => {
    const liar = rawArchive([
      stored('[Content_Types].xml', wordTypes),
      { name: 'word/document.xml', packed: await packedZeros(200), claimedSize: 1_000 },
    ]);
    const before = process.memoryUsage().arrayBuffers;
    expect(await refusalOf(liar)).toMatchObject({ code: 'ledger.unsafe_archive', danger: 'size' });
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(20 * MIB);
  });

  it('adds up what many entries claim', async () => {
    const packed = deflateRawSync(Buffer.alloc(MIB, 0x20));
    const many = Array.from({ length: 120 }, (_, at) => ({
      name: `word/part${at}.xml`,
      packed,
      claimedSize: MIB,
    }));
    expect(await refusalOf(rawArchive(many))).toMatchObject({
      code: 'ledger.unsafe_archive',
      danger: 'size',
    });
  });

  it('counts what is really unpacked against the whole', async () => {
    const limits = { ...defaultPaperLimits, unpackedMax: 2_000 };
    const big = await wordFile(wordXml('<w:p/>'.repeat(2_000)));
    expect(await refusalOf(big, limits)).toMatchObject({ code: 'ledger.unsafe_archive', danger: 'size' });
  });

  it.each(['../evil.xml', '/etc/evil.xml', 'C:/evil.xml', 'word\\evil.xml', 'word/../../evil.xml'])(
    'refuses the name %s',
    async (name) => {
      const bytes = rawArchive([stored('[Content_Types].xml', wordTypes), stored(name, '<a/>')]);
      expect(await refusalOf(bytes)).toMatchObject({ code: 'ledger.unsafe_archive', danger: 'names' });
    },
  );

  it('refuses two entries of one name', async () => {
    const bytes = rawArchive([stored('word/document.xml', '<a/>'), stored('word/document.xml', '<b/>')]);
    expect(await refusalOf(bytes)).toMatchObject({ code: 'ledger.unsafe_archive', danger: 'names' });
  });

  it('refuses too many entries', async () => {
    const entries = Array.from({ length: 2_001 }, (_, at) => stored(`word/${at}.xml`, ''));
    expect(await refusalOf(rawArchive(entries))).toMatchObject({ danger: 'entries' });
  });

  it('refuses entries that overlap', async () => {
    const honest = Buffer.from(rawArchive([stored('a.xml', 'a'.repeat(2_000))]));
    const { packed } = stored('a.xml', 'a'.repeat(2_000));
    const at = honest.lastIndexOf(Buffer.from('PK\u0001\u0002'));
    honest.writeUInt32LE(honest.byteLength + packed.byteLength, at + 20);
    expect(await refusalOf(honest)).toMatchObject({ code: expect.stringMatching(/unsafe_archive|damaged/) });
  });

  it('refuses encrypted entries', async () => {
    const bytes = rawArchive([{ ...stored('word/document.xml', plainDocument), flags: 1 }]);
    expect(await refusalOf(bytes)).toMatchObject({ code: 'ledger.encrypted' });
  });

  it.each([0.2, 0.5, 0.9, 0.99])('tells a file that was cut off at %s', async (share) => {
    const whole = await wordFile(plainDocument);
    const cut = whole.slice(0, Math.floor(whole.byteLength * share));
    expect(await refusalOf(cut)).toMatchObject({ code: 'ledger.damaged' });
  });

  it('names other archives by what they are', async () => {
    const powerPoint = wordTypes.replace('wordprocessingml.document', 'presentationml.presentation');
    expect(await refusalOf(await archive({ 'a.txt': 'a' }))).toMatchObject({ format: 'ZIP' });
    expect(await refusalOf(await archive({ 'OFD.xml': '<a/>' }))).toMatchObject({ format: 'OFD' });
    expect(await refusalOf(await archive({ mimetype: 'a' }))).toMatchObject({ format: 'OpenDocument' });
    expect(await refusalOf(await archive({ '[Content_Types].xml': powerPoint }))).toMatchObject({
      code: 'ledger.unsupported_format',
      format: 'PowerPoint',
    });
  });
});
