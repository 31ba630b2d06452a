/** The words of a version alone: what is in it, its clauses, the way through its parts. Pure. */
import { Clause, useReader } from '../../../platform/html/index.ts'
import type { Life } from '../load-life.ts'
import type { TextView } from '../load.ts'
import { glossaryOf, linksIn } from '../rules/glossary.ts'
import { contentsOf, notesOf, partOf, placeIn, type PartAsked } from '../rules/parts.ts'
import { treeOf } from '../rules/tree.ts'
import { headingOf, type ClauseWords } from '../text.ts'
import { ErrataAt } from './life.tsx'
import { WholeClause } from './clause.tsx'
import { Contents, Parts } from './parts.tsx'
import { plainPieces } from './pieces.ts'
import { RemovedWords } from './redline.tsx'
import { hrefOf, type Note } from './text.tsx'

type Props = Note & {
  readonly view: TextView
  readonly life: Life
  readonly asked: PartAsked
}

export function WholeText({ view, life, asked, note }: Props) {
  const { href } = useReader()
  const { clauses, text } = view
  const here = hrefOf(view)
  const part = partOf(clauses, asked)
  const placeOf = placeIn(href(here), clauses, part)
  const errata = life.errata.filter(({ version }) => version === view.version.number)
  const around = { lang: text.language, notes: notesOf(clauses, placeOf), placeOf }
  const glossary = glossaryOf({ language: text.language, hash: view.version.hash, clauses })
  const at = (other: number) => `${here}?against=0&part=${other}`
  const parts = <Parts all={clauses.length} part={part} at={at} />
  return (
    <>
      <Contents headings={contentsOf(treeOf(clauses))} lang={text.language} placeOf={placeOf} />
      {parts}
      <div class="clauses">
        {clauses.slice(part.from, part.to).map((clause, index) => {
          const place = part.from + index + 1
          const beside = (
            <>
              {clause.removed !== undefined && <RemovedWords entry={clause.removed} />}
              {note?.({ id: clause.id, number: place })}
              <ErrataAt
                errata={errata.filter((one) => one.clause === clause.id)}
                lang={text.language}
              />
            </>
          )
          return text.matter === 'rules' ? (
            <RulesClause view={view} clause={clause} place={place} />
          ) : (
            <WholeClause
              {...around}
              clause={clause}
              place={place}
              terms={linksIn(glossary, clause.id, placeOf)}
            >
              {beside}
            </WholeClause>
          )
        })}
      </div>
      {parts}
    </>
  )
}

type RulesProps = Pick<Props, 'view'> & { readonly clause: ClauseWords; readonly place: number }

/** What Parley says of rules is line by line and no Markdown. */
function RulesClause({ view, clause, place }: RulesProps) {
  const { heading, body } = headingOf(clause.words)
  return (
    <>
      {heading !== undefined && (
        <h2 lang={view.text.language} dir="auto">
          {heading}
        </h2>
      )}
      <Clause
        number={String(place)}
        id={clause.id}
        text={plainPieces(body)}
        lang={view.text.language}
      />
    </>
  )
}
