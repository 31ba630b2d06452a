/** The page of a docket: what is asked, until when, what came in, what became of it. Pure. */
import {
  DataTable,
  Day,
  Empty,
  History,
  Item,
  LastWord,
  Link,
  List,
  Meta,
  Page,
  Pager,
  Prose,
  Row,
  Section,
  Split,
  Tag,
  useReader,
  UserText,
  When,
} from '../../../platform/html/index.ts'
import type { Result } from '../../../platform/values.ts'
import type { Actor, LaterParts } from '../../people/index.ts'
import { OpenedAgain } from '../../processes/index.ts'
import { inWords } from '../../templates/index.ts'
import type { DocketView } from '../load.ts'
import type { Refusal } from '../rules/refusal.ts'
import { firstWords, type Submission } from '../submission.ts'
import { Officer } from './officer.tsx'
import { SubmissionPanel } from './submit.tsx'
import {
  authorText,
  closesAt,
  crumbsOf,
  extendedDays,
  groupLabel,
  PhaseTag,
  shownText,
  standingTexts,
  type Returned,
} from './parts.tsx'

export type DocketProps = {
  readonly view: DocketView
  readonly actor: Actor | undefined
  readonly may: {
    readonly submit: Result<'in-time' | 'late', Refusal>
    readonly manage: boolean
    readonly extend: boolean
  }
  readonly returned: Returned | undefined
  readonly later: LaterParts
}

export function DocketPage(props: DocketProps) {
  const { t } = useReader()
  const { view } = props
  const { docket, process, template, words } = view
  const title = shownText(words, docket.title, t('dockets.removed.title'))
  return (
    <Page
      title={title}
      section="processes"
      crumbs={crumbsOf(process, shownText(words, process.title, process.slug), t)}
      practice={process.practice}
      tags={<Tags view={view} />}
      head={
        <>
          <LastWord
            who={inWords(template.lastWord, t)}
            ifTheyDiffer={inWords(template.ifTheyDiffer, t)}
            binding={inWords(template.binding, t)}
          />
          <Dates view={view} />
          {docket.reported && (
            <Meta>
              {t.rich('dockets.reported', {
                source: <bdi>{docket.reported.source}</bdi>,
                day: docket.reported.on,
              })}
            </Meta>
          )}
        </>
      }
    >
      <Split aside={<Aside {...props} />}>
        <Section title={t('dockets.asks')}>
          <Prose text={shownText(words, docket.asks, t('dockets.removed'))} />
          <p>
            {t.rich('dockets.about', {
              subject: (
                <Link to={view.subject.href}>
                  <UserText>{shownText(words, view.subject.title, t('dockets.removed'))}</UserText>
                </Link>
              ),
            })}
            {docket.subject.kind === 'text' && (
              <> ({t('dockets.about.version', { number: docket.subject.version })})</>
            )}
          </p>
        </Section>
        <Submissions view={view} />
        <SubmissionPanel {...props} />
        <OpenedAgain {...view} />
        {props.later}
      </Split>
    </Page>
  )
}

function Tags({ view }: { readonly view: DocketView }) {
  const { t } = useReader()
  const { phase, window, docket } = view
  return (
    <>
      <PhaseTag phase={phase} closes={closesAt(view)} />
      {window && window.extensions.length > 0 && (
        <Tag>
          {t('dockets.extended', { count: window.extensions.length, days: extendedDays(window) })}
        </Tag>
      )}
      {docket.state.kind === 'reported' && (
        <Tag tone="now">
          {t.rich('dockets.report.tag', { day: <Day at={docket.state.report.at} /> })}
        </Tag>
      )}
    </>
  )
}

function Dates({ view }: { readonly view: DocketView }) {
  const { t } = useReader()
  const { window } = view
  if (!window) return null
  const href = `/windows/${window.id}`
  if (window.state.kind === 'waiting') {
    return (
      <Meta>
        {t('dockets.dates.waiting')} <Link to={href}>{t('dockets.dates.window')}</Link>
      </Meta>
    )
  }
  const { opens, closes } = window.state
  const dates = { opens: <When at={opens} brief />, closes: <When at={closes} /> }
  return (
    <Meta>
      {t.rich('dockets.dates', dates)} <Link to={href}>{t('dockets.dates.window')}</Link>
    </Meta>
  )
}

const total = ({ counts }: Pick<DocketView, 'counts'>) =>
  counts.reduce((sum, { count }) => sum + count, 0)

function Submissions({ view }: { readonly view: DocketView }) {
  const { t } = useReader()
  const { docket, submissions, more } = view
  const last = submissions.at(-1)
  const path = `/dockets/${docket.id}`
  return (
    <Section
      title={t('dockets.submissions')}
      id="submissions"
      beside={
        <>
          {t('dockets.count', { count: total(view) })} · <Link to={`${path}.csv`}>CSV</Link> ·{' '}
          <Link to={`${path}.json`}>JSON</Link>
        </>
      }
    >
      {submissions.length === 0 ? (
        <Empty>{t('dockets.submissions.none')}</Empty>
      ) : (
        <List>
          {submissions.map((submission) => (
            <SubmissionLine view={view} submission={submission} />
          ))}
        </List>
      )}
      <Pager older={more && last ? `${path}?after=${last.id}#submissions` : undefined} />
    </Section>
  )
}

type LineProps = { readonly view: DocketView; readonly submission: Submission }

function SubmissionLine({ view, submission }: LineProps) {
  const { t } = useReader()
  const { words, docket, template } = view
  const wording = submission.words === undefined ? undefined : words.get(submission.words)
  return (
    <Item
      title={<UserText>{authorText({ ...view, submission }, t)}</UserText>}
      href={`/dockets/${docket.id}/submissions/${submission.id}`}
      tag={
        <Row>
          {standingTexts(submission, t).map((said) => (
            <Tag>{said}</Tag>
          ))}
        </Row>
      }
      meta={
        <>
          {groupLabel(template, submission.group, t)} · <Day at={submission.at} /> ·{' '}
          {t(docket.state.kind === 'reported' ? 'dockets.answer.report' : 'dockets.answer.none')}
        </>
      }
    >
      <p dir="auto">
        {wording === undefined
          ? t('dockets.words.unknown')
          : wording.kind === 'text'
            ? firstWords(wording.text)
            : t('dockets.removed')}
      </p>
    </Item>
  )
}

function Aside(props: DocketProps) {
  const { t } = useReader()
  const { view } = props
  const { docket, words, window } = view
  return (
    <>
      <Section title={t('dockets.became')}>
        {docket.state.kind === 'reported' ? (
          <>
            <p>
              <Link to={docket.state.report.href}>
                <UserText>
                  {shownText(words, docket.state.report.title, t('dockets.removed'))}
                </UserText>
              </Link>
            </p>
            <Meta>{t('dockets.became.each')}</Meta>
          </>
        ) : docket.state.kind === 'withdrawn' ? (
          <p>
            {t('dockets.withdrawn.because')}{' '}
            <UserText>{shownText(words, docket.state.reason, t('dockets.removed'))}</UserText>
          </p>
        ) : (
          <Empty>{t('dockets.became.none')}</Empty>
        )}
      </Section>
      <BySender view={view} />
      {window && window.extensions.length > 0 && (
        <Section title={t('dockets.extensions')} level={3}>
          <History
            steps={window.extensions.map(({ at, from, to, reason }) => ({
              at,
              what: t.rich('dockets.extension', {
                from: <When at={from} brief />,
                until: <When at={to} brief />,
              }),
              note: <UserText>{shownText(words, reason, t('dockets.removed'))}</UserText>,
            }))}
          />
        </Section>
      )}
      <Officer {...props} />
    </>
  )
}

function BySender({ view }: { readonly view: DocketView }) {
  const { t, language } = useReader()
  const rows = view.counts
    .map(({ group, count, late }) => ({
      isNone: group === undefined,
      name: groupLabel(view.template, group, t),
      count,
      late,
    }))
    .toSorted((one, other) =>
      one.isNone === other.isNone
        ? one.name.localeCompare(other.name, language)
        : Number(one.isNone) - Number(other.isNone),
    )
  if (rows.length === 0) return null
  return (
    <Section title={t('dockets.by-sender')} level={3}>
      <DataTable
        caption={t('dockets.by-sender')}
        captionUnseen
        columns={[
          { label: t('dockets.by-sender.group') },
          { label: t('dockets.submissions'), number: true },
          { label: t('dockets.late'), number: true },
        ]}
        rows={rows.map(({ name, count, late }) => [name, count, late])}
      />
      <Meta>{t('dockets.by-sender.note')}</Meta>
    </Section>
  )
}
