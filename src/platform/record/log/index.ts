/** The log: opaque bytes in, tiles and signed checkpoints out. The only door to this folder. */
export { canonicalBytes, NotCanonicalError, parseCanonical } from './canonical.ts'
export type { NotCanonical } from './canonical.ts'
export { leafHash, type Hash, type Head } from './tree.ts'
export { ENTRY_BYTES_MAX } from './tiles.ts'
