/** The page of the numbers: who was heard, by what they said of themselves in public. */
import type { ComponentChildren } from 'preact'
import {
  DataTable,
  Day,
  Empty,
  Item,
  Link,
  List,
  Meta,
  Page,
  Section,
  ShareBar,
  Tag,
  useReader,
  UserText,
  type Crumb,
  type ShareKind,
} from '../../../platform/html/index.ts'
import type { Key, Translate } from '../../../platform/languages/index.ts'
import { nothingTakenOf, type Cell, type Table } from '../rules/numbers.ts'
import type { NumbersShown } from '../shown.ts'
import { NEWCOMER_DAYS, UNANSWERED_SHOWN, type Attribute, type Row } from '../tally.ts'
import { LanguagesSection, VoicesSection } from './voices.tsx'

type Shown = { readonly shown: NumbersShown }

export const UNANSWERED = 'unanswered'

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
          <Meta>{t('tallies.interval.note')}</Meta>
          <VoicesSection shown={shown} />
        </>
      )}
      <LanguagesSection shown={shown} />
      {shown.rows.length > 0 && <Unanswered shown={shown} />}
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
  const { all, tables } = shown.numbers
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
          <Link to={`#${UNANSWERED}`}>{t('tallies.waiting', { count: waiting })}</Link>
        </p>
      )}
    </>
  )
}

/** In the words of the list; a code that is on none as it stands. */
function valueWord(
  { labels }: NumbersShown,
  attribute: Attribute,
  value: string | undefined,
  t: Translate,
): string {
  if (value === undefined) return t('tallies.not-said')
  if (value === 'newcomer') return t('tallies.value.newcomer', { days: NEWCOMER_DAYS })
  if (value === 'old-hand') return t('tallies.value.old-hand')
  if (attribute === 'door') return t(`record.via.${value}` as Key)
  return labels.get(attribute)?.get(value)?.[t.language] ?? value
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
          return [<Named name={name} cell={cell} kinds={kinds} />, ...figuresOf(cell, t)]
        })}
      />
    </Section>
  )
}

type NamedProps = {
  readonly name: string
  readonly cell: Cell
  readonly kinds: readonly ShareKind[]
}

/** The bar says once more what the numbers beside it say. */
function Named({ name, cell: { counts, made }, kinds }: NamedProps) {
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
      {name}
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

function Unanswered({ shown }: Shown) {
  const { t } = useReader()
  const { unanswered } = shown
  const more = unanswered.length - UNANSWERED_SHOWN
  return (
    <Section title={t('tallies.column.waiting')} id={UNANSWERED}>
      {unanswered.length === 0 ? (
        <Empty>{t('tallies.waiting.none')}</Empty>
      ) : (
        <List>
          {unanswered.slice(0, UNANSWERED_SHOWN).map((row) => (
            <UnansweredItem shown={shown} row={row} />
          ))}
        </List>
      )}
      {more > 0 && <Meta>{t('tallies.waiting.more', { count: more })}</Meta>}
    </Section>
  )
}

function UnansweredItem({ shown, row }: Shown & { readonly row: Row }) {
  const { t } = useReader()
  const { said, organisation, outcome } = row
  const [kind = ''] = row.contribution.split(':')
  const known = (['group', 'region'] as const).flatMap((attribute) =>
    said[attribute] === undefined ? [] : [valueWord(shown, attribute, said[attribute], t)],
  )
  return (
    <Item
      title={t(`uptake.kind.${kind}` as Key)}
      href={row.href}
      tag={outcome === 'contested' && <Tag>{t('uptake.fate.contested')}</Tag>}
      meta={
        <>
          <Day at={row.at} />
          {known.map((word) => ` · ${word}`)}
          {organisation !== undefined && (
            <>
              {' · '}
              <UserText>{organisation}</UserText>
            </>
          )}
        </>
      }
    />
  )
}
