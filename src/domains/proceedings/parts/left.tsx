/** Papers, corrections, what a meeting leaves, and how its minutes were approved. */
import { Item, Link, List, Meta, Tag, useReader, When } from '../../../platform/html/index.ts'
import { formatWhen } from '../../../platform/languages/index.ts'
import type { Words } from '../../../platform/record/index.ts'
import { wordsOf } from '../../../platform/record/index.ts'
import { materialsOf, type Material } from '../../meetings/index.ts'
import {
  CorrectionList,
  DutyList,
  MinutesTag,
  minutesPhase,
  Said,
  TraceList,
  type NotesShown,
} from '../../minutes/index.ts'
import { plain } from '../../processes/index.ts'
import { inLine, listed, paragraphs, quoted } from '../markdown.ts'
import type { ProceedingsPart } from '../part.ts'

/** Corrections on the page; the notes have the rest. */
const CORRECTIONS_SHOWN_MAX = 100

export const papersPart: ProceedingsPart = {
  name: 'papers',
  order: 60,
  async load({ read, shown, t }) {
    const papers = await materialsOf(read, shown.meeting.id)
    if (papers.length === 0) return undefined
    const words = await wordsOf(
      read,
      papers.map(({ title }) => title),
    )
    const titleOf = ({ title }: Material) => plain({ words }, title, t('minutes.removed'))
    return {
      heading: 'meetings.materials',
      beside: String(papers.length),
      node: <Papers papers={papers} words={words} />,
      md: listed(papers.map((one) => `${inLine(titleOf(one))}: <${one.href}>`)),
      json: papers.map((one) => ({
        id: one.id,
        title: titleOf(one),
        href: one.href,
        state: one.state.kind,
      })),
    }
  },
}

function Papers({
  papers,
  words,
}: {
  readonly papers: readonly Material[]
  readonly words: Words
}) {
  const { t } = useReader()
  return (
    <List>
      {papers.map(({ title, href, state }) => (
        <Item
          title={plain({ words }, title, t('minutes.removed'))}
          href={href}
          tag={<Tag>{t(`meetings.material.${state.kind}`)}</Tag>}
        />
      ))}
    </List>
  )
}

export const correctionsPart: ProceedingsPart = {
  name: 'corrections',
  order: 70,
  load({ shown, t }) {
    const { corrections } = shown
    if (corrections.length === 0) return Promise.resolve(undefined)
    const count = (kind: string) => corrections.filter(({ state }) => state.kind === kind).length
    return Promise.resolve({
      heading: 'proceedings.corrections',
      beside: t('proceedings.corrections.counts', {
        taken: count('taken'),
        declined: count('declined'),
        asked: count('asked'),
      }),
      node: <Corrections shown={shown} />,
      md: listed(
        corrections.map(
          ({ words, state }) =>
            `${t(`minutes.correction.${state.kind}`)}: ` +
            inLine(plain(shown, words, t('minutes.removed'))),
        ),
      ),
      json: corrections.map(({ id, note, askedBy, state }) => ({
        id,
        note,
        askedBy,
        state: state.kind,
      })),
    })
  },
}

function Corrections({ shown }: { readonly shown: NotesShown }) {
  const { t } = useReader()
  const taken = shown.corrections.filter(({ state }) => state.kind === 'taken')
  const others = shown.corrections.length - taken.length
  const rest = taken.length - CORRECTIONS_SHOWN_MAX
  return (
    <>
      <CorrectionList scene={shown} corrections={taken.slice(0, CORRECTIONS_SHOWN_MAX)} />
      {(others > 0 || rest > 0) && (
        <Meta>
          <Link to={`/meetings/${shown.meeting.id}/notes`}>
            {t('proceedings.corrections.rest')}
          </Link>
        </Meta>
      )}
    </>
  )
}

export const tracesPart: ProceedingsPart = {
  name: 'traces',
  order: 80,
  load({ shown, t }) {
    const { traces, duties } = shown
    if (traces.length + duties.length === 0) return Promise.resolve(undefined)
    return Promise.resolve({
      heading: 'minutes.traces',
      node: (
        <>
          <DutyList duties={duties} />
          <TraceList shown={shown} />
        </>
      ),
      md: listed([
        ...duties.map(
          ({ kind, state }) => `${t(`minutes.trace.${kind}`)}: ${t(`minutes.duty.${state}`)}`,
        ),
        ...traces.flatMap(({ kind, what }) =>
          what.kind === 'link' ? [`${t(`minutes.trace.${kind}`)}: <${what.href}>`] : [],
        ),
      ]),
      json: {
        links: traces.map(({ id, kind, language, what }) => ({
          id,
          kind,
          language,
          ...(what.kind === 'link'
            ? { href: what.href }
            : { reason: plain(shown, what.reason, '') }),
        })),
        duties: duties.map(({ kind, due, state }) => ({
          kind,
          due: new Date(due).toISOString(),
          state,
        })),
      },
    })
  },
}

export const approvalPart: ProceedingsPart = {
  name: 'approval',
  order: 90,
  load({ shown, t, language }) {
    const { state, said } = shown.about.minutes
    const words = said === undefined ? '' : quoted(plain(shown, said, t('minutes.removed')))
    const when = state.kind === 'approved' ? formatWhen(state.at, 'UTC', language) : ''
    const digest = state.kind === 'approved' ? `SHA-256: \`${state.digest}\`` : ''
    return Promise.resolve({
      heading: 'proceedings.approval',
      node: <Approval shown={shown} />,
      md: paragraphs([t(`minutes.phase.${minutesPhase(shown)}`), when, words, digest]),
      json: { state: minutesPhase(shown), ...(state.kind === 'open' ? {} : state) },
    })
  },
}

function Approval({ shown }: { readonly shown: NotesShown }) {
  const { t } = useReader()
  const { state, said } = shown.about.minutes
  return (
    <>
      <p>
        <MinutesTag scene={shown} /> {state.kind === 'approved' && <When at={state.at} />}
        {state.kind === 'draft' &&
          t.rich('minutes.lede.draft', { until: <When at={state.until} /> })}
      </p>
      {said !== undefined && <Said scene={shown} of={said} />}
      {state.kind === 'approved' && (
        <Meta>
          {t('proceedings.digest')} <code>{state.digest}</code>
        </Meta>
      )}
    </>
  )
}
