/** The page of the numbers: who was heard, by what they said of themselves in public. */
import type { ComponentChildren } from 'preact'
import {
  DataTable,
  Empty,
  Link,
  Meta,
  Page,
  Section,
  ShareBar,
  useReader,
  type Crumb,
  type ShareKind,
} from '../../../platform/html/index.ts'
import type { Translate } from '../../../platform/languages/index.ts'
import { nothingTakenOf, type Cell, type Table } from '../rules/numbers.ts'
import type { NumbersShown } from '../shown.ts'
import type { Attribute } from '../tally.ts'
import { Unanswered, UNANSWERED } from './unanswered.tsx'
import { valueWord } from './value-word.ts'
import { LanguagesSection, VoicesSection } from './voices.tsx'

type Shown = { readonly shown: NumbersShown }

export function NumbersPage({ shown }: Shown) {
  const { t } = useReader()
  const { about, process, numbers } = shown
  return (
    <Page
      title={t('tallies.page', { title: about.title })}
      lede={t('tallies.lede')}
      section="processes"
      practice={process.practice}
      crumbs={crumbsOf(shown, t)}
    >
      {shown.rows.length === 0 ? (
        <Empty>{t('tallies.none')}</Empty>
      ) : (
        <>
          <Overview shown={shown} />
          {numbers.tables.map((table) => (
            <AttributeSection shown={shown} table={table} />
          ))}
          {numbers.tables.length > 0 && <Meta>{t('tallies.interval.note')}</Meta>}
          <VoicesSection shown={shown} />
        </>
      )}
      <LanguagesSection shown={shown} />
      {shown.rows.length > numbers.covered && <Unanswered shown={shown} />}
      <p>
        {t('tallies.data')}: <Link to={`${about.path}/uptake.csv`}>CSV</Link> ·{' '}
        <Link to={`${about.path}/uptake.json`}>JSON</Link>
      </p>
    </Page>
  )
}

const crumbsOf = ({ about }: NumbersShown, t: Translate): readonly Crumb[] => [
  { label: t('html.nav.processes'), href: '/processes' },
  ...(about.within ? [{ label: about.within.title, href: about.within.path }] : []),
  { label: about.title, href: about.path },
]

export const sumOf = ({ made, counts }: Cell) => ({
  made,
  taken: counts['taken-up'],
  partly: counts.partly,
  waiting: waitingIn(counts),
})

const waitingIn = (counts: Cell['counts']) => counts.none + counts.contested

/** By whom somebody came says nothing of who is heard. */
const ASKS_WHO_IS_HEARD = ['group', 'region', 'size', 'newcomer'] as const

function Overview({ shown }: Shown) {
  const { t } = useReader()
  const { all, tables, covered } = shown.numbers
  const unheard = tables
    .filter(({ attribute }) => ASKS_WHO_IS_HEARD.some((one) => one === attribute))
    .flatMap((table) =>
      nothingTakenOf(table).map(({ value, made }) => ({
        who: valueWord(shown, table.attribute, value, t),
        made,
      })),
    )
  const waiting = waitingIn(all.counts)
  return (
    <>
      <p>{t('tallies.sum', sumOf(all))}</p>
      {covered > 0 && <Meta>{t('tallies.covered', { count: covered })}</Meta>}
      {unheard.length > 0 && (
        <Section title={t('tallies.nothing.title')} id="nothing">
          <ul>
            {unheard.map((one) => (
              <li>{t('tallies.nothing-from', one)}</li>
            ))}
          </ul>
        </Section>
      )}
      {waiting > 0 && (
        <p>
          {shown.unanswered.length === waiting ? (
            <Link to={`#${UNANSWERED}`}>{t('tallies.waiting', { count: waiting })}</Link>
          ) : (
            t('tallies.waiting', { count: waiting })
          )}
        </p>
      )}
    </>
  )
}

const kindsOf = (t: Translate): readonly ShareKind[] => [
  { tone: 'support', label: t('tallies.column.taken') },
  { tone: 'accept', label: t('tallies.column.partly') },
  { tone: 'object', label: t('tallies.column.not') },
  { tone: 'reserve', label: t('tallies.column.out-of-scope') },
  { tone: 'none', label: t('tallies.column.waiting') },
]

function AttributeSection({ shown, table }: Shown & { readonly table: Table }) {
  const { t } = useReader()
  const { attribute, cells } = table
  // A list of which nobody chose anything has nothing to compare.
  if (cells.every(({ value, made }) => value === undefined || made === 0)) return null
  const title = t(`tallies.attribute.${attribute}`)
  const kinds = kindsOf(t)
  return (
    <Section title={title} id={attribute}>
      <DataTable
        caption={title}
        captionUnseen
        columns={[
          { label: title },
          { label: t('tallies.column.taken'), number: true },
          { label: t('tallies.column.interval'), number: true },
          ...kinds.slice(1).map(({ label }) => ({ label, number: true })),
        ]}
        rows={cells.map((cell) => {
          const name = valueWord(shown, attribute, cell.value, t)
          const to = listOf(shown, attribute, cell)
          return [<Named name={name} to={to} cell={cell} kinds={kinds} />, ...figuresOf(cell, t)]
        })}
      />
    </Section>
  )
}

/** A text has a list of its contributions, which can be narrowed by group and region. */
function listOf({ about }: NumbersShown, attribute: Attribute, { value, made }: Cell) {
  const isListed = attribute === 'group' || attribute === 'region'
  if (!about.within || !isListed || value === undefined || made === 0) return undefined
  return `${about.path}/dispositions?${attribute}=${value}`
}

type NamedProps = {
  readonly name: string
  readonly to: string | undefined
  readonly cell: Cell
  readonly kinds: readonly ShareKind[]
}

/** The bar says once more what the numbers beside it say. */
function Named({ name, to, cell: { counts, made }, kinds }: NamedProps) {
  const row = {
    name,
    counts: {
      support: counts['taken-up'],
      accept: counts.partly,
      object: counts.not,
      reserve: counts['out-of-scope'],
      none: waitingIn(counts),
    },
    note: '',
  }
  return (
    <>
      {to === undefined ? name : <Link to={to}>{name}</Link>}
      {made > 0 && <ShareBar kinds={kinds} row={row} />}
    </>
  )
}

function figuresOf(cell: Cell, t: Translate): readonly ComponentChildren[] {
  const { counts, made, share, interval } = cell
  const waiting = waitingIn(counts)
  return [
    share === undefined ? '–' : t('tallies.share', { taken: counts['taken-up'], made, share }),
    interval ? t('tallies.interval', { ...interval }) : '–',
    counts.partly,
    counts.not,
    counts['out-of-scope'],
    counts.contested > 0
      ? t('tallies.contested', { count: waiting, contested: counts.contested })
      : waiting,
  ]
}
