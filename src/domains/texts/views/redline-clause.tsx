/** One clause of a redline, with both wordings in one or side by side. Pure; compares nothing. */
import type { ComponentChildren } from 'preact'
import { Clause, Meta, useReader } from '../../../platform/html/index.ts'
import { formatList, type Translate } from '../../../platform/languages/index.ts'
import { unreachable } from '../../../platform/values.ts'
import type { Redline, TextView } from '../load.ts'
import { glossaryOf, linksIn } from '../rules/glossary.ts'
import { clauseHref } from '../rules/parts.ts'
import { placeOf, type RedlineClause } from '../rules/redline.ts'
import type { Look } from '../rules/redline-shown.ts'
import type { Budget } from '../rules/redline-script.ts'
import type { Change } from '../rules/redline-words.ts'
import type { ClauseId } from '../text.ts'
import { ClauseBlocks } from './clause.tsx'
import { piecesOf } from './pieces.ts'
import { ChangedWords } from './redline-prose.tsx'
import { RemovedWords } from './redline.tsx'
import { hrefOf, type Note } from './text.tsx'

export type ClauseProps = Note & {
  readonly view: TextView
  readonly redline: Redline
  readonly look: Look
  /** Of all clauses together, for comparing their prose. */
  readonly budget: Budget
}

type One = ClauseProps & { readonly clause: RedlineClause }

export function ChangedClause(props: One) {
  const { t } = useReader()
  const { clause, look, view } = props
  const isSame = clause.kind === 'kept' || clause.kind === 'absorbed'
  if (look.as === 'side' && !isSame) return <Sides {...props} />
  const shown = view.text.matter === 'rules' ? undefined : <Shown {...props} />
  return (
    <Clause
      number={placeOf(clause)}
      id={clause.id}
      text={piecesOf(clause.changes)}
      body={shown}
      lang={view.text.language}
    >
      {besideOf(props, t)}
    </Clause>
  )
}

const NO_NOTES = { places: new Map(), pointedAt: new Map() } as const

/** What stayed is shown with its terms; in what changed, underlined means added. */
function Shown({ clause, view, budget }: One) {
  const { href } = useReader()
  if (clause.kind !== 'kept') {
    return <ChangedWords changes={clause.changes} lang={view.text.language} budget={budget} />
  }
  const { text, version, clauses } = view
  const words = clause.changes.map(({ text: said }) => said).join('')
  const glossary = glossaryOf({ language: text.language, hash: version.hash, clauses })
  const terms = linksIn(glossary, clause.id, (id) => clauseHref(href(hrefOf(view)), id))
  const around = { lang: text.language, notes: NO_NOTES, placeOf: (id: ClauseId) => `#${id}` }
  return <ClauseBlocks {...around} words={words} terms={terms} />
}

/** What stood before and what stands after; one below the other where the screen is narrow. */
function Sides(props: One) {
  const { t } = useReader()
  const { clause, view, redline, budget } = props
  const lang = view.text.language
  const beside = besideOf(props, t)
  const side = (number: number, place: number, leftOut: Change['change']) => (
    <div>
      <Meta>{t('texts.version', { number })}</Meta>
      <Clause
        number={String(place)}
        text={piecesOf(clause.changes.filter(({ change }) => change !== leftOut))}
        body={
          view.text.matter === 'rules' ? undefined : (
            <ChangedWords changes={clause.changes} lang={lang} without={leftOut} budget={budget} />
          )
        }
        lang={lang}
      />
    </div>
  )
  const absent = (number: number) => (
    <div>
      <Meta>{t('texts.redline.absent', { number })}</Meta>
    </div>
  )
  return (
    <div class="pair" id={clause.id}>
      {'before' in clause ? side(redline.against, clause.before, 'added') : absent(redline.against)}
      {'after' in clause
        ? side(view.version.number, clause.after, 'removed')
        : absent(view.version.number)}
      {beside && <div class="meta">{beside}</div>}
    </div>
  )
}

/** What became of it, in words, and what is said about it. */
function besideOf({ clause, view, note }: One, t: Translate): ComponentChildren {
  const removed = view.clauses.find(({ id }) => id === clause.id)?.removed
  const said = whatBecame(clause, t)
  const beside = 'after' in clause ? note?.({ id: clause.id, number: clause.after }) : undefined
  if (removed === undefined && said.length === 0 && !beside) return undefined
  return (
    <>
      {removed !== undefined && <RemovedWords entry={removed} />}
      {said.join(' · ')}
      {said.length > 0 && beside && ' · '}
      {beside}
    </>
  )
}

export function whatBecame(clause: RedlineClause, t: Translate): readonly string[] {
  const moved =
    'moved' in clause && clause.moved ? [t('texts.clause.moved', { before: clause.before })] : []
  const likeness =
    'known' in clause && clause.known === 'likeness' ? [t('texts.clause.likeness')] : []
  return [...kindOf(clause, t), ...moved, ...likeness]
}

function kindOf(clause: RedlineClause, t: Translate): readonly string[] {
  switch (clause.kind) {
    case 'kept':
      return []
    case 'added':
    case 'removed':
    case 'changed':
      return [t(`texts.clause.${clause.kind}`)]
    case 'split': {
      const { part, parts, before } = clause
      return [t('texts.clause.split', { part, parts, before })]
    }
    case 'merged': {
      const places = clause.from.map(({ before }) => String(before))
      return [t('texts.clause.merged', { places: formatList(places, t.language) })]
    }
    case 'absorbed':
      return [t('texts.clause.absorbed', { into: clause.intoPlace })]
    default:
      return unreachable(clause)
  }
}
