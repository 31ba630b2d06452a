/** The page of a consensus call, in the order in which it is read. Pure: data in, page out. */
import {
  Empty,
  Item,
  LastWord,
  Link,
  List,
  Meta,
  Page,
  Panel,
  Section,
  Split,
  Tag,
  TimeLeft,
  useReader,
  When,
} from '../../../platform/html/index.ts'
import { between, days } from '../../../platform/values.ts'
import { OpenedAgain } from '../../processes/index.ts'
import { datesOf } from '../call.ts'
import { Attendance } from './attendance.tsx'
import { Designations } from './designations.tsx'
import { DraftForms, WithdrawalForm } from './draft.tsx'
import { Line, plainWords, Proof, Said } from './parts.tsx'
import { Objections } from './objections.tsx'
import { PositionPanel } from './position.tsx'
import { Result } from './result.tsx'
import type { CallShown, Scene } from './shown.ts'
import { Stands } from './stands.tsx'
import { TextInQuestion } from './text.tsx'

/** From here on `TimeLeft` says how long, so the date stands beside it. */
const LEFT_SAID_IN_WORDS = days(3)

type CallProps = {
  readonly shown: CallShown
  /** What later domains say of it. */
  readonly beside?: preact.ComponentChildren
}

export function CallPage({ shown, beside }: CallProps) {
  const { phase } = shown
  const ended = phase === 'closed' || phase === 'designated'
  return (
    <CallFrame shown={shown}>
      {phase === 'withdrawn' && <Withdrawn shown={shown} />}
      {phase === 'draft' && <DraftForms scene={shown} />}
      {ended && <Result shown={shown} />}
      <Split
        aside={
          <>
            <PositionPanel shown={shown} />
            <TheRule shown={shown} />
          </>
        }
        after={
          phase !== 'draft' && (
            <>
              <Stands shown={shown} />
              <Attendance shown={shown} />
              <OpenedAgain {...shown} />
              {(ended || shown.designations.length > 0) && <Designations shown={shown} />}
              {beside}
            </>
          )
        }
      >
        <TextInQuestion text={shown.text} />
        <Objections shown={shown} />
      </Split>
      <WithdrawalForm scene={shown} />
    </CallFrame>
  )
}

type Framed = { readonly shown: CallShown; readonly children: preact.ComponentChildren }

function CallFrame({ shown, children }: Framed) {
  const { t, language } = useReader()
  const { template } = shown
  return (
    <SceneFrame
      scene={shown}
      title={plainWords(shown, shown.call.question, t('decisions.words-removed'))}
      tags={<Tags shown={shown} />}
      head={
        <LastWord
          who={template.lastWord[language]}
          ifTheyDiffer={template.ifTheyDiffer[language]}
          binding={template.binding[language]}
        >
          <Link to={`/processes/${shown.process.slug}/rule`}>{t('decisions.access')}</Link>
        </LastWord>
      }
    >
      {children}
    </SceneFrame>
  )
}

type SceneFrameProps = {
  readonly scene: Scene
  readonly title: string
  readonly tags?: preact.ComponentChildren
  readonly head?: preact.ComponentChildren
  /** Where the page lies below the call itself. */
  readonly below?: boolean
  readonly children: preact.ComponentChildren
}

export function SceneFrame({ scene, title, tags, head, below, children }: SceneFrameProps) {
  const { t } = useReader()
  const { process, call } = scene
  return (
    <Page
      title={title}
      section="processes"
      practice={process.practice}
      crumbs={[
        { label: t('html.nav.processes'), href: '/processes' },
        { label: <Line scene={scene} of={process.title} />, href: `/processes/${process.slug}` },
        ...(below
          ? [{ label: <Line scene={scene} of={call.question} />, href: `/calls/${call.id}` }]
          : []),
      ]}
      tags={tags}
      head={head}
    >
      {children}
    </Page>
  )
}

function Tags({ shown }: { readonly shown: CallShown }) {
  const { t } = useReader()
  const { call, phase } = shown
  const dates = datesOf(call)
  return (
    <>
      {phase === 'open' && dates ? (
        <>
          <TimeLeft until={dates.closes} />
          {between(shown.now, dates.closes) < LEFT_SAID_IN_WORDS && (
            <Tag>{t.rich('decisions.tag.closes', { when: <When at={dates.closes} /> })}</Tag>
          )}
        </>
      ) : (
        <Tag tone={phase === 'withdrawn' ? 'bad' : 'plain'}>{t(`decisions.tag.${phase}`)}</Tag>
      )}
      <Tag>{t('decisions.tag.version', { version: call.subject.version })}</Tag>
    </>
  )
}

function Withdrawn({ shown }: { readonly shown: CallShown }) {
  const { t } = useReader()
  const { state } = shown.call
  if (state.kind !== 'withdrawn') return null
  return (
    <Panel title={t('decisions.withdrawn.title')} level={2} tint>
      <Said scene={shown} of={state.reason} />
      <Meta>
        <When at={state.withdrawnAt} />
      </Meta>
    </Panel>
  )
}

/** The rule in words, what silence means, and where the entries are that a stranger counts. */
function TheRule({ shown }: { readonly shown: CallShown }) {
  const { t, language } = useReader()
  const { template, call, entries } = shown
  const window = template.windows.find(({ kind }) => kind === call.windowKind)
  const ladder = template.ladders.find(({ id }) => id === call.ladder)
  const entry = entries.get(`call:${call.id}`)
  return (
    <Panel title={t('decisions.rule.title')} tint>
      <Meta>{template.consensus.definition[language]}</Meta>
      {ladder && (
        <Meta>
          {t('decisions.ladder')}: {ladder.title[language]}
        </Meta>
      )}
      {window && <Meta>{window.silenceMeans[language]}</Meta>}
      <Meta>
        <Link to={`/processes/${shown.process.slug}/rule`}>{t('decisions.rule.whole')}</Link>
        {' · '}
        <Link to={`/calls/${call.id}/recount`}>{t('decisions.recount.link')}</Link>
        {' · '}
        <Link to={`/calls/${call.id}/history`}>{t('decisions.history.link')}</Link>
      </Meta>
      {entry !== undefined && (
        <Meta>
          <Proof entry={entry} />
        </Meta>
      )}
    </Panel>
  )
}

export type CallLine = {
  readonly id: string
  readonly question: string
  readonly process: string
  readonly phase: CallShown['phase']
  readonly closes: Parameters<typeof TimeLeft>[0]['until'] | undefined
}

/** All calls, those that are open first. */
export function CallsPage({ calls }: { readonly calls: readonly CallLine[] }) {
  const { t } = useReader()
  return (
    <Page title={t('decisions.calls.title')} section="processes" lede={t('decisions.calls.lede')}>
      <CallList calls={calls} />
    </Page>
  )
}

export function CallList({ calls }: { readonly calls: readonly CallLine[] }) {
  const { t } = useReader()
  if (calls.length === 0) return <Empty>{t('decisions.calls.none')}</Empty>
  return (
    <List>
      {calls.map(({ id, question, process, phase, closes }) => (
        <Item
          title={<bdi>{question}</bdi>}
          href={`/calls/${id}`}
          meta={<bdi>{process}</bdi>}
          tag={
            phase === 'open' && closes !== undefined ? (
              <TimeLeft until={closes} />
            ) : (
              <Tag>{t(`decisions.tag.${phase}`)}</Tag>
            )
          }
        />
      ))}
    </List>
  )
}

type CallsProps = {
  readonly calls: readonly CallLine[]
  /** The short name of the process, for whoever may draft a call in it. */
  readonly drafts: string | undefined
}

export function CallsSection({ calls, drafts }: CallsProps) {
  const { t } = useReader()
  return (
    <Section title={t('decisions.calls.title')} id="calls">
      {calls.length > 0 && <CallList calls={calls} />}
      {drafts !== undefined && (
        <Meta>
          <Link to={`/calls/new?process=${drafts}`}>{t('decisions.draft.title')}</Link>
        </Meta>
      )}
    </Section>
  )
}
