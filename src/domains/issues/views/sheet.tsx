/** A screening sheet as it is published: two indicators apart, who would do what, what it takes. */
import {
  DataTable,
  Day,
  Link,
  Meta,
  Panel,
  Prose,
  useReader,
} from '../../../platform/html/index.ts'
import { formatNumber } from '../../../platform/languages/index.ts'
import { unreachable } from '../../../platform/values.ts'
import { findingsOf, highest, indicator } from '../rules/screening.ts'
import type { Amounts, Outcome, Screening, SheetWord } from '../screening.ts'
import { SHEET_WORDS } from '../screening.ts'
import { thresholds } from '../thresholds.ts'
import { findingInWords, money } from './explain.ts'
import type { Told } from './shown.ts'

type Props = Told & { readonly screening: Screening; readonly taken: Amounts }

export function SheetOf({ screening, taken, ...told }: Props) {
  const { t } = useReader()
  const { sheet, state } = screening
  const by = told.nameOf(screening.by)
  return (
    <Panel title={t('issues.sheet.title')} id={screening.id}>
      <Meta>
        <Link to={by.path}>{by.name}</Link> · <Day at={screening.at} />
        {state.kind === 'overtaken' && <> · {t('issues.sheet.overtaken')}</>}
      </Meta>
      <Indicators screening={screening} />
      {state.kind === 'waiting' &&
        findingsOf(sheet, thresholds(), taken).map((one) => <p>{findingInWords(one, t)}</p>)}
      <Elements screening={screening} {...told} />
      {SHEET_WORDS.map((word) => (
        <Evidence word={word} text={sheet.words[word]} {...told} />
      ))}
      <Takes screening={screening} />
      <p>
        {t('issues.sheet.proposed', { outcome: t(`issues.outcome.${screening.proposed.kind}`) })}
      </p>
      <OutcomeDetail outcome={screening.proposed} {...told} />
      <Prose text={told.words(screening.reason)} />
      <Decided screening={screening} {...told} />
    </Panel>
  )
}

function Indicators({ screening: { sheet } }: { readonly screening: Screening }) {
  const { t } = useReader()
  const { urgency, lockIn } = thresholds()
  const of = (points: number, most: number) => t('issues.sheet.points', { points, most })
  return (
    <>
      <DataTable
        caption={t('issues.sheet.urgency', {
          points: indicator(sheet.urgency, urgency.questions),
          most: highest(urgency.questions),
          floor: urgency.floor,
        })}
        columns={[{ label: t('issues.sheet.question') }, { label: t('issues.sheet.answer') }]}
        rows={urgency.questions.map(({ id, points }) => [
          t(`issues.urgency.${id}`),
          of(sheet.urgency[id], points),
        ])}
      />
      <DataTable
        caption={t('issues.sheet.lock-in', {
          points: indicator(sheet.lockIn, lockIn.questions),
          most: highest(lockIn.questions),
          ceiling: lockIn.ceiling,
        })}
        columns={[{ label: t('issues.sheet.question') }, { label: t('issues.sheet.answer') }]}
        rows={lockIn.questions.map(({ id, points }) => [
          t(`issues.lock-in.${id}`),
          of(sheet.lockIn[id], points),
        ])}
      />
    </>
  )
}

function Elements({ screening, words }: Told & { readonly screening: Screening }) {
  const { t } = useReader()
  const { elements } = screening.sheet
  if (elements.length === 0) return null
  return (
    <DataTable
      caption={t('issues.sheet.elements')}
      columns={[
        { label: t('issues.element.what') },
        { label: t('issues.element.who') },
        { label: t('issues.element.authority') },
        { label: t('issues.element.attends') },
        { label: t('issues.element.core') },
      ]}
      rows={elements.map(({ what, who, authority, attends, core }) => [
        words(what),
        words(who),
        authority === null ? '' : words(authority),
        t(attends ? 'issues.yes' : 'issues.no'),
        t(core ? 'issues.yes' : 'issues.no'),
      ])}
    />
  )
}

type EvidenceProps = Told & { readonly word: SheetWord; readonly text: string | undefined }

function Evidence({ word, text, words }: EvidenceProps) {
  const { t } = useReader()
  if (text === undefined) return null
  return (
    <div class="stack-2">
      <h4>{t(`issues.sheet.word.${word}`)}</h4>
      <Prose text={words(text)} />
    </div>
  )
}

function Takes({ screening }: { readonly screening: Screening }) {
  const { t, language } = useReader()
  const { staffHours, volunteerHours, money: minor } = screening.sheet.cost
  return (
    <p>
      {t('issues.sheet.cost', {
        staffHours: formatNumber(staffHours, language),
        volunteerHours: formatNumber(volunteerHours, language),
        money: money(minor, thresholds().budget.currency, language),
      })}
    </p>
  )
}

export function OutcomeDetail({ outcome, words }: Told & { readonly outcome: Outcome }) {
  const { t } = useReader()
  switch (outcome.kind) {
    case 'narrowed':
      return <p>{t('issues.line.narrowed', { scope: words(outcome.scope) })}</p>
    case 'referred':
      return <p>{t('issues.line.referred', { to: words(outcome.to) })}</p>
    case 'parked':
      return <p>{t.rich('issues.line.parked', { day: <Day at={outcome.until} /> })}</p>
    case 'declined':
      return <p>{t(`issues.why.${outcome.why}`)}</p>
    case 'accepted':
      return null
    default:
      return unreachable(outcome)
  }
}

function Decided({ screening: { state }, ...told }: Told & { readonly screening: Screening }) {
  const { t } = useReader()
  if (state.kind !== 'decided') return null
  const by = told.nameOf(state.by)
  const outcome = t(`issues.outcome.${state.outcome.kind}`)
  return (
    <Panel tint title={t('issues.sheet.decided', { outcome })}>
      <OutcomeDetail outcome={state.outcome} {...told} />
      <Prose text={told.words(state.reason)} />
      {state.despite !== null && (
        <>
          <h4>{t('issues.sheet.despite')}</h4>
          <Prose text={told.words(state.despite)} />
        </>
      )}
      <Meta>
        <Link to={by.path}>{by.name}</Link> · <Day at={state.at} />
      </Meta>
    </Panel>
  )
}
