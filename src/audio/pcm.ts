/** How samples lie in memory. Integers narrower than their bytes are left-justified in them. */
export interface PcmFormat {
  readonly kind: 'signed' | 'unsigned' | 'float';
  readonly bytes: 1 | 2 | 3 | 4 | 8;
  readonly littleEndian: boolean;
}

/**
 * PCM → floats in -1..1, in the order they lie in; bytes of a last, incomplete sample are dropped.
 * An integer of n bits is divided by 2^(n-1).
 */
export function pcmToFloat(bytes: Uint8Array, format: PcmFormat): Float32Array<ArrayBuffer> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const values = new Float32Array(Math.floor(bytes.length / format.bytes));
  const read = reader(view, format);
  for (let index = 0, position = 0; index < values.length; index += 1, position += format.bytes) {
    values[index] = read(position);
  }
  return values;
}

function reader(view: DataView, { kind, bytes, littleEndian }: PcmFormat): (position: number) => number {
  if (kind === 'float') {
    return bytes === 8
      ? (position) => view.getFloat64(position, littleEndian)
      : (position) => view.getFloat32(position, littleEndian);
  }
  if (kind === 'unsigned') return (position) => (view.getUint8(position) - 0x80) / 0x80;
  switch (bytes) {
    case 1:
      return (position) => view.getInt8(position) / 0x80;
    case 2:
      return (position) => view.getInt16(position, littleEndian) / 0x80_00;
    case 3:
      return littleEndian
        ? (position) => (view.getInt8(position + 2) * 0x1_00_00 + view.getUint16(position, true)) / 0x80_00_00
        : (position) => (view.getInt16(position) * 0x1_00 + view.getUint8(position + 2)) / 0x80_00_00;
    default:
      return (position) => view.getInt32(position, littleEndian) / 0x80_00_00_00;
  }
}
