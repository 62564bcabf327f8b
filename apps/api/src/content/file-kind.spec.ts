import { fileKind } from './file-kind.js';

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const pdf = Buffer.from('%PDF-1.7\n%âãÏÓ\n1 0 obj\n<<>>\nendobj\n');

describe('kinds of files', () => {
  it('takes a file whose content is what its name says', async () => {
    await expect(fileKind('截图.PNG', png)).resolves.toEqual({ mediaType: 'image/png' });
    await expect(fileKind('a.b.pdf', pdf)).resolves.toEqual({ mediaType: 'application/pdf' });
    await expect(fileKind('目录.csv', Buffer.from('单位,数量\n'))).resolves.toEqual({
      mediaType: 'text/csv',
    });
    const gbk = Buffer.from([0xb5, 0xa5, 0xce, 0xbb]);
    await expect(fileKind('旧表.txt', gbk)).resolves.toEqual({ mediaType: 'text/plain' });
  });

  it.each([
    [
      'a page under the name of a picture',
      'a.png',
      Buffer.from('<html><script>alert(1)</script>'),
      'content',
    ],
    ['a picture under the name of a document', 'a.docx', png, 'content'],
    ['a program', 'a.exe', Buffer.from('MZ'), 'extension'],
    ['a vector picture, which can hold scripts', 'a.svg', Buffer.from('<svg/>'), 'extension'],
    ['no extension', 'readme', Buffer.from('x'), 'extension'],
    ['a property of every object', 'a.constructor', Buffer.from('x'), 'extension'],
    ['binary under the name of a text', 'a.txt', Buffer.from([1, 0, 2]), 'content'],
    ['an empty file', 'a.pdf', Buffer.alloc(0), 'empty'],
  ])('refuses %s', async (_, name, bytes, refused) => {
    await expect(fileKind(name, bytes)).resolves.toEqual({ refused });
  });
});
