// Files out of a `.tar.gz` or `.tar`: gunzip by the browser's own stream, tar by its plain 512-byte blocks (POSIX ustar).
import { DataError } from "./dataError.ts";

export interface NamedBytes {
  /** Path in the archive, or the file's name. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

export function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

/** Whether the first block's checksum is that of a tar header. */
export function isTar(bytes: Uint8Array): boolean {
  return bytes.length >= 512 && checksumHolds(bytes.subarray(0, 512));
}

export async function gunzip(
  bytes: Uint8Array,
  name: string,
): Promise<Uint8Array> {
  const stream = new Blob([bytes as Uint8Array<ArrayBuffer>])
    .stream()
    .pipeThrough(new DecompressionStream("gzip"));
  try {
    return new Uint8Array(await new Response(stream).arrayBuffer());
  } catch (error) {
    throw new DataError(
      `Expected ${name} to be a whole gzip archive. Received ${bytes.length} bytes that break off or are damaged (${(error as Error).message}). Download it again.`,
    );
  }
}

/** The plain files of a tar archive, as views of its bytes. */
export function untar(archive: Uint8Array, name: string): NamedBytes[] {
  const files: NamedBytes[] = [];
  let at = 0;
  while (at + 512 <= archive.length) {
    const header = archive.subarray(at, at + 512);
    if (header.every((byte) => byte === 0)) break;
    if (!checksumHolds(header)) {
      throw new DataError(
        `Expected a tar header at byte ${at} of ${name}. Received a block whose checksum is wrong.`,
      );
    }
    const size = octal(header, 124, 12);
    const end = at + 512 + size;
    if (end > archive.length) {
      throw new DataError(
        `Expected ${name} to hold ${size} bytes of ${textAt(header, 0, 100)}. Received ${archive.length - at - 512}: the archive breaks off.`,
      );
    }
    // Only plain files: type 0, which old archives write as a zero byte.
    const type = header[156];
    if (type === 0x30 || type === 0) {
      const prefix = textAt(header, 345, 155);
      const file = textAt(header, 0, 100);
      files.push({
        name: prefix === "" ? file : `${prefix}/${file}`,
        bytes: archive.subarray(at + 512, end),
      });
    }
    at = at + 512 + Math.ceil(size / 512) * 512;
  }
  return files;
}

/** The sum of the header's bytes, with the checksum's own eight read as spaces. */
function checksumHolds(header: Uint8Array): boolean {
  const sum = header.reduce(
    (total, byte, i) => total + (i >= 148 && i < 156 ? 0x20 : byte),
    0,
  );
  return sum === octal(header, 148, 8);
}

function octal(header: Uint8Array, start: number, length: number): number {
  const text = textAt(header, start, length).trim();
  return /^[0-7]+$/.test(text) ? parseInt(text, 8) : NaN;
}

function textAt(header: Uint8Array, start: number, length: number): string {
  const field = header.subarray(start, start + length);
  const end = field.indexOf(0);
  return new TextDecoder().decode(end < 0 ? field : field.subarray(0, end));
}
