/** What changed between two versions, on the page of a text. Pure; compares nothing. */
import { Link, List, Meta, Redacted, Section, useReader } from '../../../platform/html/index.ts'
import { formatList, type Translate } from '../../../platform/languages/index.ts'
import type { Redline, TextView } from '../load.ts'
import { placeOf, type RedlineClause } from '../rules/redline.ts'
import { freshBudget } from '../rules/redline-script.ts'
import {
  partHolding,
  partsOf,
  placesOf,
  summaryOf,
  SUMMED,
  WHOLE_MAX,
  type Look,
  type Place,
  type Row,
  type Summed,
} from '../rules/redline-shown.ts'
import { Chooser, comparedHref } from './redline-choice.tsx'
import { ChangedClause, type ClauseProps } from './redline-clause.tsx'
import { hrefOf, type Note } from './text.tsx'

type Here = { readonly view: TextView }

export type RedlineProps = Here & Note & { readonly redline: Redline; readonly look: Look }

export function RedlineOf({ view, redline, look, note }: RedlineProps) {
  const { t } = useReader()
  const parts = partsOf(redline.clauses, look.all)
  const part = Math.min(look.part, parts.length)
  const isLong = redline.clauses.length > WHOLE_MAX
  const here = { view, redline, look: { ...look, part }, budget: freshBudget() }
  const whole = partsOf(redline.clauses, true)
  return (
    <>
      <Ways {...here} />
      <SummaryOf clauses={redline.clauses} />
      {isLong && <Contents {...here} places={placesOf(parts)} />}
      <div class={look.as === 'side' ? 'clauses sides' : 'clauses'}>
        {(parts[part - 1] ?? []).map((row) => (
          <RowOf {...here} row={row} whole={whole} note={note} />
        ))}
      </div>
      <Parts {...here} count={parts.length} />
      <Chooser view={view} look={look} against={redline.against} />
      <Meta>
        <Link to={`${hrefOf(view)}.md?against=${redline.against}`}>{t('texts.redline.file')}</Link>
      </Meta>
    </>
  )
}

type Shown = Here & { readonly redline: Redline; readonly look: Look }

/** With what it is compared, what the marks are, and the other ways to look at it. */
function Ways({ view, redline, look }: Shown) {
  const { t } = useReader()
  const { against } = redline
  const to = (other: Partial<Look>) => comparedHref(view, against, { ...look, ...other })
  return (
    <Meta>
      {t('texts.compared', { against })}
      {' · '}
      <ins>{t('texts.legend.added')}</ins> <del>{t('texts.legend.removed')}</del>
      {' · '}
      {look.as === 'side' ? (
        <Link to={to({ as: 'line' })}>{t('texts.redline.inline')}</Link>
      ) : (
        <Link to={to({ as: 'side' })}>{t('texts.redline.side')}</Link>
      )}
      {' · '}
      {redline.clauses.length > WHOLE_MAX && (
        <>
          <Link to={to({ all: !look.all, part: 1 })}>
            {look.all ? t('texts.redline.first') : t('texts.redline.all')}
          </Link>
          {' · '}
        </>
      )}
      <Link to={`${hrefOf(view)}?against=0`}>{t('texts.compared.off')}</Link>
    </Meta>
  )
}

const summedWords = (summed: Summed, count: number, t: Translate) =>
  t(`texts.redline.${summed}`, { count })

/** How many clauses changed in which way. */
export function SummaryOf({ clauses }: Pick<Redline, 'clauses'>) {
  const { t } = useReader()
  const summary = summaryOf(clauses)
  const said = SUMMED.flatMap((summed) =>
    summary[summed] === 0 ? [] : [summedWords(summed, summary[summed], t)],
  )
  return (
    <p>
      <b>{said.length === 0 ? t('texts.redline.none') : formatList(said, t.language)}</b>
    </p>
  )
}

/** Where something changed, by kind: short, for a redline that nobody scrolls through. */
function Contents({ view, redline, look, places }: Shown & { readonly places: readonly Place[] }) {
  const { t } = useReader()
  const summary = summaryOf(redline.clauses)
  const kinds = SUMMED.flatMap((summed) => {
    const all = places.filter(({ clause }) => isOf(clause, summed))
    return all.length === 0 ? [] : [{ summed, all }]
  })
  return (
    <Section title={t('texts.redline.contents')} level={3}>
      <List>
        {kinds.map(({ summed, all }) => (
          <li>
            <Meta>
              {summedWords(summed, summary[summed], t)}:{' '}
              {all.map(({ clause, part }) => (
                <>
                  <Link to={placeHref({ view, redline, look }, { clause, part })}>
                    {placeOf(clause)}
                  </Link>{' '}
                </>
              ))}
            </Meta>
          </li>
        ))}
      </List>
    </Section>
  )
}

const placeHref = ({ view, redline, look }: Shown, { clause, part }: Place) =>
  part === look.part
    ? `#${clause.id}`
    : `${comparedHref(view, redline.against, { ...look, part })}#${clause.id}`

const isOf = (clause: RedlineClause, summed: Summed) =>
  summed === 'moved' ? 'moved' in clause && clause.moved : clause.kind === summed

type RowProps = ClauseProps & {
  readonly row: Row
  /** All clauses in their parts, where those that are left out can be read. */
  readonly whole: readonly (readonly Row[])[]
}

function RowOf({ row, whole, ...here }: RowProps) {
  const { t } = useReader()
  if (row.kind === 'clause') return <ChangedClause {...here} clause={row.clause} />
  const { view, redline, look } = here
  const all = { ...look, all: true, part: partHolding(whole, row.from) }
  return (
    <Meta>
      <Link to={`${comparedHref(view, redline.against, all)}#${row.first.id}`}>
        {t('texts.redline.unchanged', { count: row.count })}
      </Link>
    </Meta>
  )
}

function Parts({ view, redline, look, count }: Shown & { readonly count: number }) {
  const { t } = useReader()
  if (count === 1) return null
  return (
    <nav class="row" aria-label={t('texts.redline.parts')}>
      {Array.from({ length: count }, (_, index) => index + 1).map((part) =>
        part === look.part ? (
          <b aria-current="page">{t('texts.redline.part', { part, parts: count })}</b>
        ) : (
          <Link to={comparedHref(view, redline.against, { ...look, part })}>{part}</Link>
        ),
      )}
    </nav>
  )
}

/** Beside the words alone: the way to what changed in them. */
export function Compare({ view, look }: Here & { readonly look: Look }) {
  const { t } = useReader()
  const { number } = view.version
  if (view.versions.length === 1) return null
  return (
    <>
      {number > 1 && (
        <Meta>
          <Link to={`${hrefOf(view)}?against=${number - 1}`}>
            {t('texts.compare', { against: number - 1 })}
          </Link>
        </Meta>
      )}
      <Chooser view={view} look={look} against={Math.max(1, number - 1)} />
    </>
  )
}

export const RemovedWords = ({ entry }: { readonly entry: number }) => (
  <Redacted entry={{ number: entry, href: `/record/entries/${entry}` }} />
)
