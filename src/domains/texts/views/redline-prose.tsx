/** What changed in a clause, as prose where it can be, else as it was typed. Pure. */
import { Redlined, type Piece } from '../../../platform/html/index.ts'
import type { Language } from '../../../platform/languages/index.ts'
import { proseOf, type ProseChange } from '../rules/redline-prose.ts'
import type { Budget } from '../rules/redline-script.ts'
import type { Change } from '../rules/redline-words.ts'
import type { ClauseId } from '../text.ts'
import { BlockOf, ClauseBlocks } from './clause.tsx'
import { piecesOf, prosePieces } from './pieces.ts'

type Props = {
  readonly changes: readonly Change[]
  readonly lang: Language
  /** Left out of the one side that is shown. */
  readonly without?: Change['change'] | undefined
  /** Rules of a process: marks and all. */
  readonly isTyped?: boolean
  /** Shared by all clauses of a page. */
  readonly budget?: Budget
}

const AROUND = {
  notes: { places: new Map(), pointedAt: new Map() },
  placeOf: (id: ClauseId) => `#${id}`,
} as const

export function ChangedWords({ changes, lang, without, isTyped = false, budget }: Props) {
  if (!isTyped && changes.every(({ change }) => change === 'kept')) {
    const words = changes.map(({ text }) => text).join('')
    return <ClauseBlocks {...AROUND} lang={lang} words={words} />
  }
  const blocks = isTyped
    ? undefined
    : proseOf(changes, budget ? { language: lang, budget } : { language: lang })
  const shown = <One extends Change>(all: readonly One[]) =>
    all.filter(({ change }) => change !== without)
  const words = (pieces: readonly Piece[]) => ({
    lang,
    dir: 'auto' as const,
    children: <Redlined of={pieces} />,
  })
  if (!blocks) return <p {...words(piecesOf(shown(changes)))} />
  const said = (all: readonly ProseChange[]) => words(prosePieces(shown(all)))
  return (
    <>
      {blocks.map((block) => (
        <BlockOf {...AROUND} lang={lang} block={block} words={said} />
      ))}
    </>
  )
}
