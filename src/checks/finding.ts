/** What a check of the doctor finds, and how it is said. Checks nothing itself. */
import { unreachable } from '../platform/values.ts'

export type Finding =
  | { readonly kind: 'well'; readonly what: string; readonly says: string }
  /** Not wrong, and worth knowing. */
  | { readonly kind: 'note'; readonly what: string; readonly says: string }
  | { readonly kind: 'mend'; readonly what: string; readonly says: string; readonly how: string }

export const well = (what: string, says: string): Finding => ({ kind: 'well', what, says })
export const note = (what: string, says: string): Finding => ({ kind: 'note', what, says })
export const mend = (what: string, says: string, how: string): Finding => ({
  kind: 'mend',
  what,
  says,
  how,
})

export function sayFinding(finding: Finding): string {
  const { kind, what, says } = finding
  switch (kind) {
    case 'well':
      return `well  ${what}: ${says}`
    case 'note':
      return `note  ${what}: ${says}`
    case 'mend':
      return `MEND  ${what}: ${says}\n      → ${finding.how}`
    default:
      return unreachable(kind)
  }
}

export const wordsOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error)
