/** CRC-32C (RFC 3720, appendix B.4), what PostgreSQL takes of files by default. Node has only the other polynomial. */
const POLYNOMIAL = 0x82f63b78;
const BITS_OF_A_BYTE = 8;

const TABLE: Uint32Array = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < BITS_OF_A_BYTE; bit += 1)
    value = (value & 1) === 1 ? (value >>> 1) ^ POLYNOMIAL : value >>> 1;
  return value >>> 0;
});

/**
 * Goes on with a checksum.
 *
 * @param before that of what came before; 0 at the beginning.
 */
export function crc32c(bytes: Uint8Array, before: number = 0): number {
  let crc = ~before;
  for (const byte of bytes) crc = (crc >>> BITS_OF_A_BYTE) ^ (TABLE[(crc ^ byte) & 0xff] ?? 0);
  return ~crc >>> 0;
}
