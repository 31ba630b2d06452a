/** Finds what another server might take for the end of a message (threat T12). Mends nothing. */

const CR = 0x0d
const LF = 0x0a
const NUL = 0

/** RFC 5321 §2.3.8 and §4.1.1.4: lines end in CRLF, and CR or LF stand nowhere else. */
export type LooseLine = 'bare-cr' | 'bare-lf' | 'nul'

/** @returns the first thing that is wrong, or `undefined` for lines that all end as they must */
export function looseLine(raw: Uint8Array): LooseLine | undefined {
  if (raw.includes(NUL)) return 'nul'
  for (let at = raw.indexOf(LF); at !== -1; at = raw.indexOf(LF, at + 1)) {
    if (raw[at - 1] !== CR) return 'bare-lf'
  }
  for (let at = raw.indexOf(CR); at !== -1; at = raw.indexOf(CR, at + 1)) {
    if (raw[at + 1] !== LF) return 'bare-cr'
  }
  return undefined
}
