import fs from 'node:fs';
import path from 'node:path';
import zlib from 'node:zlib';

const blockBytes = 512;

/**
 * Unpacks the files with these base names from a `.tar.gz` into a directory, executable, and gives the names that the
 * archive does not hold. Reads the archive once, keeping one chunk in memory. Only plain entries count.
 */
export async function extractFromTarGz(
  archive: string,
  names: readonly string[],
  into: string,
): Promise<string[]> {
  const missing = new Set(names);
  const source = new ByteSource(fs.createReadStream(archive).pipe(zlib.createGunzip()));
  for (;;) {
    const header = await source.take(blockBytes);
    if (header === undefined || header.every((byte) => byte === 0)) return [...missing];
    const name = path.posix.basename(text(header, 0, 100));
    const size = Number.parseInt(text(header, 124, 12), 8);
    const isFile = header[156] === 0 || header[156] === 0x30;
    if (!Number.isInteger(size)) throw new Error(`not a tar archive: ${archive}`);
    const wanted = isFile && missing.has(name);
    await source.copy(size, wanted ? path.join(into, name) : undefined);
    await source.copy((blockBytes - (size % blockBytes)) % blockBytes, undefined);
    if (wanted) missing.delete(name);
  }
}

const text = (header: Buffer, from: number, length: number): string =>
  header
    .toString('utf8', from, from + length)
    .split('\0')[0]
    ?.trim() ?? '';

/** Takes exact numbers of bytes from a stream of chunks. */
class ByteSource {
  private readonly chunks: AsyncIterator<Buffer>;
  private rest: Buffer = Buffer.alloc(0);

  constructor(stream: AsyncIterable<Buffer>) {
    this.chunks = stream[Symbol.asyncIterator]();
  }

  /** `undefined` at the end of the stream. */
  async take(count: number): Promise<Buffer | undefined> {
    while (this.rest.length < count) {
      const more = await this.chunks.next();
      if (more.done === true) return undefined;
      this.rest = Buffer.concat([this.rest, more.value]);
    }
    const taken = this.rest.subarray(0, count);
    this.rest = this.rest.subarray(count);
    return taken;
  }

  /** Moves `count` bytes into a file, or nowhere. */
  async copy(count: number, file: string | undefined): Promise<void> {
    const fd = file === undefined ? undefined : fs.openSync(file, 'w', 0o755);
    try {
      for (let left = count; left > 0;) {
        const part = this.rest.length > 0 ? this.rest : await this.nextChunk();
        const used = part.subarray(0, left);
        if (fd !== undefined) fs.writeSync(fd, used);
        this.rest = part.subarray(used.length);
        left -= used.length;
      }
    } finally {
      if (fd !== undefined) fs.closeSync(fd);
    }
  }

  private async nextChunk(): Promise<Buffer> {
    const more = await this.chunks.next();
    if (more.done === true) throw new Error('the archive ends too early');
    return more.value;
  }
}
