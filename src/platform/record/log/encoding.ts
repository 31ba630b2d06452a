/** Strict text forms of bytes and numbers: one writing for each value. Knows no format. */

const STRICT_UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
const UTF8 = new TextEncoder()

export const utf8 = (text: string): Uint8Array => UTF8.encode(text)

/** `undefined` where the bytes are not UTF-8. A byte order mark is kept, as any other character. */
export function fromUtf8(bytes: Uint8Array): string | undefined {
  try {
    return STRICT_UTF8.decode(bytes)
  } catch {
    return undefined
  }
}

export const base64 = (bytes: Uint8Array): string => bytes.toBase64()

/** RFC 4648 §4 with padding; any other writing of the same bytes is `undefined`. */
export function fromBase64(text: string): Uint8Array | undefined {
  try {
    const bytes = Uint8Array.fromBase64(text, { lastChunkHandling: 'strict' })
    return bytes.toBase64() === text ? bytes : undefined
  } catch {
    return undefined
  }
}

/** ASCII decimal without leading zeroes, up to 2^53 − 1. */
export function fromDecimal(text: string): number | undefined {
  if (!/^(0|[1-9][0-9]{0,15})$/.test(text)) return undefined
  const value = Number(text)
  return Number.isSafeInteger(value) ? value : undefined
}

export const isCount = (value: unknown): value is number =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0

export const sameBytes = (one: Uint8Array, other: Uint8Array): boolean =>
  Buffer.compare(one, other) === 0

export const concat = (parts: readonly Uint8Array[]): Uint8Array => Buffer.concat(parts)
