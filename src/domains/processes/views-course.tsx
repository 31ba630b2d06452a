/** The course of a process on its page: windows, duties, the stages it has left. Pure. */
import {
  Empty,
  History,
  Item,
  List,
  More,
  Section,
  Tag,
  TimeLeft,
  useReader,
  When,
  type Step,
} from '../../platform/html/index.ts'
import { unreachable } from '../../platform/values.ts'
import { findWindowRule, groupTitle, inWords, roleTitle, stageTitle } from '../templates/index.ts'
import type { ProcessView } from './reading.ts'
import { type Duty, moveOf } from './rules-duties.ts'
import { Said } from './views-parts.tsx'
import { type Window, windowPhase } from './window.ts'

type Viewed = { readonly view: ProcessView }

export function WindowList({ view }: Viewed) {
  const { t, now } = useReader()
  const { windows } = view.holdings
  if (windows.length === 0) return null
  const closed = windows.filter((window) => windowPhase(window, now) === 'closed')
  const others = windows.filter((window) => !closed.includes(window))
  return (
    <Section title={t('processes.windows.title')} id="windows">
      {others.length === 0 ? (
        <Empty>{t('processes.windows.none-open')}</Empty>
      ) : (
        <Windows windows={others} view={view} />
      )}
      {closed.length > 0 && (
        <More label={t('processes.windows.closed', { count: closed.length })}>
          <Windows windows={closed} view={view} />
        </More>
      )}
    </Section>
  )
}

function Windows({ windows, view }: Viewed & { readonly windows: readonly Window[] }) {
  const { t } = useReader()
  return (
    <List>
      {windows.map((window) => {
        const rule = findWindowRule(view.template, window.kind)
        return (
          <Item
            title={rule ? inWords(rule.title, t) : window.kind}
            href={`/windows/${window.id}`}
            tag={<WindowTag window={window} />}
            meta={
              <>
                <WindowDates window={window} />
                {rule && <> · {inWords(rule.silenceMeans, t)}</>}
                <Again view={view} window={window} />
              </>
            }
          />
        )
      })}
    </List>
  )
}

/** That it is there for a group which an earlier notice did not reach. */
function Again({ view, window }: Viewed & { readonly window: Window }) {
  const { t } = useReader()
  const one = view.reopened.find(({ opened }) => opened === window.id)
  if (!one) return null
  const group = groupTitle(view.template, one.group, t)
  return <> · {t('processes.reopen.of', { group })}</>
}

export function WindowTag({ window }: { readonly window: Window }) {
  const { t, now } = useReader()
  const phase = windowPhase(window, now)
  if (phase === 'open' && window.state.kind === 'dated') {
    return <TimeLeft until={window.state.closes} />
  }
  return <Tag tone={phase === 'waiting' ? 'warn' : 'plain'}>{t(`processes.window.${phase}`)}</Tag>
}

export function WindowDates({ window }: { readonly window: Window }) {
  const { t } = useReader()
  const { state } = window
  switch (state.kind) {
    case 'waiting':
      return <>{t('processes.window.days', { days: state.days })}</>
    case 'dated':
      return (
        <>
          {t.rich('processes.window.from-to', {
            opens: <When at={state.opens} />,
            closes: <When at={state.closes} />,
          })}
        </>
      )
    default:
      return unreachable(state)
  }
}

export function DutyList({ view }: Viewed) {
  const { t } = useReader()
  if (view.duties.length === 0) return null
  return (
    <Section title={t('processes.duties.title')} id="duties">
      <List>
        {view.duties.map((duty) => (
          <Item
            title={inWords(duty.rule.does, t)}
            tag={<DutyTag duty={duty} />}
            meta={
              <>
                {roleTitle(view.template, duty.rule.owner, t)} ·{' '}
                {t.rich('processes.duties.due', { when: <When at={duty.due} /> })}
                {isEscalated(duty) && (
                  <>
                    {' · '}
                    {t('processes.duties.escalated', {
                      role: roleTitle(view.template, moveOf(duty) ?? '', t),
                    })}
                  </>
                )}
              </>
            }
          />
        ))}
      </List>
    </Section>
  )
}

const isEscalated = ({ rule, state }: Duty): boolean =>
  state.kind === 'missed' && rule.escalatesTo !== undefined

const TONES = { owed: 'plain', met: 'now', late: 'warn', missed: 'bad' } as const

function DutyTag({ duty }: { readonly duty: Duty }) {
  const { t } = useReader()
  const { kind } = duty.state
  if (kind === 'owed') return <TimeLeft until={duty.due} />
  return <Tag tone={TONES[kind]}>{t(`processes.duties.${kind}`)}</Tag>
}

/** How long several stages may last together, and how it went. */
export function LimitList({ view }: Viewed) {
  const { t } = useReader()
  if (view.limits.length === 0) return null
  return (
    <Section title={t('processes.limits.title')} id="limits">
      <List>
        {view.limits.map(({ rule, from, due, state }) => (
          <Item
            title={inWords(rule.title, t)}
            tag={
              state.kind === 'runs' ? (
                <TimeLeft until={due} />
              ) : (
                <Tag tone={LIMIT_TONES[state.kind]}>{t(`processes.limits.${state.kind}`)}</Tag>
              )
            }
            meta={t.rich('processes.limits.until', {
              from: <When at={from} brief />,
              due: <When at={due} />,
            })}
          />
        ))}
      </List>
    </Section>
  )
}

const LIMIT_TONES = {
  kept: 'now',
  late: 'warn',
  passed: 'bad',
  lapsed: 'bad',
  ended: 'plain',
} as const

/** Each stage that was left: how, when, and by which reason where there was one. */
export function PastStages({ view }: Viewed) {
  const { t } = useReader()
  const { process, template, words } = view
  const steps: readonly Step[] = process.past.map((spell) => ({
    at: spell.until,
    dayOnly: spell.way === 'reported',
    what: t(`processes.past.${spell.way}`, { stage: stageTitle(template, spell.stage, t) }),
    note: spell.reason && <Said words={words} of={spell.reason} />,
  }))
  return (
    <Section title={t('processes.past.title')} id="history">
      {steps.length === 0 ? (
        <Empty>{t('processes.past.none')}</Empty>
      ) : (
        <History steps={steps.toReversed()} />
      )}
    </Section>
  )
}

/** Of a process told from sources: each thing they report, on its day, and where it stands. */
export function ReportedEvents({ view }: Viewed) {
  const { t } = useReader()
  const { process, holdings, words } = view
  if (!process.reported) return null
  const steps: readonly Step[] = holdings.documents.map((document) => ({
    at: document.at,
    dayOnly: true,
    what: <Said words={words} of={document.title} />,
    note: document.reported && (
      <>
        {t('processes.events.source', { source: document.reported.source })}
        {document.href.startsWith('https://') && (
          <>
            {' · '}
            <a href={document.href} rel="noreferrer">
              {t('processes.events.read')}
            </a>
          </>
        )}
      </>
    ),
  }))
  return (
    <Section title={t('processes.events.title')} id="events">
      <History steps={steps.toSorted((one, other) => one.at - other.at)} />
    </Section>
  )
}
