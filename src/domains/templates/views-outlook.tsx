/** Pages about templates as such: on the calendar, what changed, side by side. Pure. */
import {
  DataTable,
  Empty,
  Link,
  Meta,
  Page,
  Panel,
  Section,
  useReader,
} from '../../platform/html/index.ts'
import { formatList, type Translate } from '../../platform/languages/index.ts'
import type { Instant } from '../../platform/values.ts'
import { dayOf } from './calendar.ts'
import type { SectionChanges } from './changes.ts'
import { holidaysOf } from './holidays.ts'
import { outlookFrom, shortestDays } from './rules-outlook.ts'
import { spanWords } from './span-words.ts'
import { appealLaddersOf, type Template } from './template.ts'
import { templateHref } from './views-parts.tsx'
import type { Adopted } from './template.ts'
import { inWords, roleTitle } from './naming.ts'

/** When each stage begins and ends, from a day that the reader may choose. */
export function Outlook({
  pin,
  template,
  from,
}: Adopted & { readonly from: { readonly at: Instant; readonly isDay: boolean } }) {
  const { t, href } = useReader()
  const rows = outlookFrom(template, from.at, holidaysOf(template)).map(
    ({ stage, begins, earliest, usually, atMost }) => [
      stage.optional
        ? t('templates.outlook.optional', { stage: inWords(stage.title, t) })
        : inWords(stage.title, t),
      <bdi>{dayOf(begins)}</bdi>,
      <bdi>{dayOf(earliest)}</bdi>,
      <bdi>{dayOf(usually)}</bdi>,
      atMost === undefined ? '–' : <bdi>{dayOf(atMost)}</bdi>,
    ],
  )
  return (
    <Section title={t('templates.outlook.title')} id="calendar">
      <p>{t('templates.outlook.lede')}</p>
      <form method="get" action={`${href(templateHref(pin))}#calendar`} class="stack">
        <div class="field">
          <label for="outlook-from">{t('templates.outlook.from')}</label>
          <input id="outlook-from" name="from" type="date" required value={dayOf(from.at)} />
        </div>
        {!from.isDay && <p role="alert">{t('templates.outlook.no-day')}</p>}
        <button class="button quiet">{t('templates.outlook.button')}</button>
      </form>
      <DataTable
        caption={t('templates.outlook.title')}
        captionUnseen
        columns={[
          { label: t('templates.outlook.stage') },
          { label: t('templates.outlook.begins') },
          { label: t('templates.outlook.earliest') },
          { label: t('templates.outlook.usually') },
          { label: t('templates.outlook.at-most') },
        ]}
        rows={rows}
      />
    </Section>
  )
}

/** What changed since the version before, in the words of both. */
export function Changes({
  since,
  sections,
}: {
  readonly since: string
  readonly sections: readonly SectionChanges[]
}) {
  const { t } = useReader()
  return (
    <Section title={t('templates.changes.title', { since })} id="changes">
      <ChangeLines sections={sections} />
    </Section>
  )
}

/** What was put in and what was left out, section by section. */
export function ChangeLines({ sections }: { readonly sections: readonly SectionChanges[] }) {
  const { t } = useReader()
  if (sections.length === 0) return <Empty>{t('templates.changes.none')}</Empty>
  return sections.map(({ title, changes }) => (
    <>
      <h3>{title}</h3>
      <ul>
        {changes.map(({ kind, text }) => (
          <li dir="auto">
            {kind === 'added' ? (
              <ins>
                <span class="unseen">{t('templates.changes.added')} </span>
                {text}
              </ins>
            ) : (
              <del>
                <span class="unseen">{t('templates.changes.removed')} </span>
                {text}
              </del>
            )}
          </li>
        ))}
      </ul>
    </>
  ))
}

type Row = {
  readonly label: string
  readonly of: (one: Adopted) => string
  /** How many, where a table of all templates has no room for which. */
  readonly inShort?: (one: Adopted) => number
  /** Heads how many, where that is another thing to say. */
  readonly shortLabel?: string
}

const listed = (items: readonly string[], t: Translate): string =>
  items.length === 0 ? '–' : formatList(items, t.language)

/** The table of section 9 of the research, computed from the templates themselves. */
const rowsOf = (t: Translate, now: Instant): readonly Row[] => [
  {
    label: t('templates.compare.last-word'),
    of: ({ template }) => inWords(template.lastWord, t),
  },
  {
    label: t('templates.compare.stages'),
    of: ({ template }) => String(template.stages.length),
  },
  {
    label: t('templates.compare.shortest'),
    of: ({ template }) => {
      const count = shortestDays(template, now, holidaysOf(template))
      return t('templates.span.days', { count })
    },
  },
  {
    label: t('templates.compare.levels'),
    of: ({ template: { consensus } }) =>
      listed(
        consensus.designations.map(({ label }) => inWords(label, t)),
        t,
      ),
    inShort: ({ template }) => template.consensus.designations.length,
  },
  {
    label: t('templates.compare.votes'),
    of: ({ template }) => listed(decided(template, 'electorate', t), t),
    inShort: ({ template }) => decided(template, 'electorate', t).length,
  },
  {
    label: t('templates.compare.officers'),
    of: ({ template }) => listed(decided(template, 'roles', t), t),
    inShort: ({ template }) => decided(template, 'roles', t).length,
  },
  {
    label: t('templates.compare.windows'),
    of: ({ template }) => windowsWords(template, t),
    inShort: ({ template }) => template.windows.length,
    shortLabel: t('templates.rule.windows'),
  },
  {
    label: t('templates.compare.petitions'),
    of: ({ template: { petitions } }) =>
      listed(
        petitions.map(({ title }) => inWords(title, t)),
        t,
      ),
    inShort: ({ template }) => template.petitions.length,
  },
  {
    label: t('templates.compare.appeals'),
    of: ({ template }) =>
      appealLaddersOf(template)
        .map(({ rungs }) => rungs.map(({ forum }) => roleTitle(template, forum, t)).join(' → '))
        .join(' · ') || '–',
  },
]

const shortly = ({ of, inShort }: Row, one: Adopted): string =>
  inShort ? String(inShort(one)) : of(one)

const decided = ({ decisions }: Template, by: 'electorate' | 'roles', t: Translate) =>
  decisions.filter((one) => by in one.by).map(({ title }) => inWords(title, t))

const windowsWords = ({ windows }: Template, t: Translate): string =>
  listed(
    windows.map(({ title, min }) => `${inWords(title, t)} (${spanWords(min, t)})`),
    t,
  )

export type Compared = {
  readonly all: readonly Adopted[]
  readonly one: Adopted | undefined
  readonly other: Adopted | undefined
  readonly now: Instant
}

/** Two templates side by side, or all of them in short. */
export function ComparePage({ all, one, other, now }: Compared) {
  const { t } = useReader()
  const shown = one && other ? [one, other] : all
  const rows = rowsOf(t, now)
  const name = (adopted: Adopted) => (
    <Link to={templateHref(adopted.pin)}>{inWords(adopted.template.title, t)}</Link>
  )
  const isPair = one !== undefined && other !== undefined
  return (
    <Page
      title={t('templates.compare.title')}
      section="processes"
      crumbs={[
        { label: t('html.nav.processes'), href: '/processes' },
        { label: t('templates.title'), href: '/templates' },
      ]}
      lede={t('templates.compare.lede')}
    >
      <Chooser {...{ all, one, other, now }} />
      {isPair ? (
        <DataTable
          caption={t('templates.compare.title')}
          captionUnseen
          columns={[
            { label: t('templates.compare.what') },
            ...shown.map((each) => ({ label: name(each) })),
          ]}
          rows={rows.map(({ label, of }) => [label, ...shown.map(of)])}
        />
      ) : (
        <DataTable
          caption={t('templates.compare.title')}
          captionUnseen
          columns={[
            { label: t('templates.compare.process') },
            ...rows.map(({ label, shortLabel = label }) => ({ label: shortLabel })),
          ]}
          rows={shown.map((each) => [name(each), ...rows.map((row) => shortly(row, each))])}
        />
      )}
      <Meta>{t('templates.compare.note')}</Meta>
    </Page>
  )
}

function Chooser({ all, one, other }: Compared) {
  const { t, href } = useReader()
  const choice = (field: 'one' | 'other', chosen: Adopted | undefined) => (
    <div class="field">
      <label for={`compare-${field}`}>{t(`templates.compare.${field}`)}</label>
      <select id={`compare-${field}`} name={field}>
        {all.map(({ pin, template }) => (
          <option value={pin.name} selected={pin.name === chosen?.pin.name}>
            {inWords(template.title, t)}
          </option>
        ))}
      </select>
    </div>
  )
  return (
    <Panel title={t('templates.compare.choose')} level={2}>
      <form method="get" action={href('/templates/compare')} class="stack">
        {choice('one', one)}
        {choice('other', other)}
        <button class="button quiet">{t('templates.compare.button')}</button>
      </form>
    </Panel>
  )
}
