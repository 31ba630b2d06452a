/** What a verification of a log found. Says no words, and verifies nothing. */

/** More are counted, and not kept: one flaw in a large log can show in every tile. */
export const PROBLEMS_MAX = 100

export type Problem =
  | { readonly kind: 'unreachable'; readonly path: string; readonly reason: string }
  | { readonly kind: 'missing'; readonly path: string }
  | { readonly kind: 'unexpected'; readonly path: string }
  | { readonly kind: 'altered'; readonly path: string }
  /** The entry in its bundle is not the one whose hash is in the tile. */
  | { readonly kind: 'entry-differs'; readonly path: string; readonly index: number }
  | { readonly kind: 'keys-unreadable' }
  /** No checkpoint that the log's key signed, or a known key's signature is wrong. */
  | { readonly kind: 'checkpoint-refused' }
  /** Signatures by keys that the `keys` file does not name. */
  | { readonly kind: 'unknown-signatures'; readonly count: number }
  | { readonly kind: 'root-differs'; readonly size: number }
  /** Another key than last time: the log was replaced, or its key changed. */
  | { readonly kind: 'key-changed'; readonly before: string; readonly now: string }
  | { readonly kind: 'shrunk'; readonly before: number; readonly now: number }
  /** What was there last time is not a beginning of what is there now. */
  | { readonly kind: 'rewritten'; readonly size: number }

export type Verdict = {
  readonly ok: boolean
  readonly origin: string
  readonly vkey: string
  readonly size: number
  /** Base64. */
  readonly root: string
  readonly witnesses: readonly string[]
  /** Tiles and bundles whose every byte was recomputed. */
  readonly files: number
  /** Files, well formed, of a tree larger than the checkpoint's: written, not yet published. */
  readonly ahead: number
  readonly problems: readonly Problem[]
  readonly problemCount: number
}

export type Findings = {
  readonly add: (problem: Problem) => void
  readonly list: () => readonly Problem[]
  readonly count: () => number
}

export function findings(): Findings {
  const problems: Problem[] = []
  let count = 0
  return {
    add: (problem) => {
      count++
      if (problems.length < PROBLEMS_MAX) problems.push(problem)
    },
    list: () => problems,
    count: () => count,
  }
}
