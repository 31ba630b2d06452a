/** Parts that several pages of a process share. Pure: data in, HTML out. */
import {
  Day,
  Gate,
  Gates,
  LastWord,
  Link,
  Meta,
  Tag,
  Track,
  UserText,
  useReader,
  type Crumb,
  type Stop,
} from '../../platform/html/index.ts'
import { formatList } from '../../platform/languages/index.ts'
import type { Words } from '../../platform/record/index.ts'
import { unreachable } from '../../platform/values.ts'
import type { Commitment } from '../people/index.ts'
import { sayCondition, type Saying } from './explain.ts'
import { type Process, stageOf } from './process.ts'
import { conditionVerdicts, type GateVerdict } from './rules-gates.ts'
import { findStage, inWords, type Template, templateHref } from '../templates/index.ts'

/** A stored text; where it was removed, that it was. */
export function Said({ words, of }: { readonly words: Words; readonly of: Commitment }) {
  const { t } = useReader()
  const wording = words.get(of)
  return wording.kind === 'text' ? (
    <UserText>{wording.text}</UserText>
  ) : (
    <>{t('processes.removed', { entry: wording.entry })}</>
  )
}

export const textOf = (words: Words, of: Commitment, removed: string): string => {
  const wording = words.get(of)
  return wording.kind === 'text' ? wording.text : removed
}

/** Processes · since a day · under which template. */
export function useCrumbs(process: Process): readonly Crumb[] {
  const { t } = useReader()
  return [
    { label: t('processes.title'), href: '/processes' },
    { label: t.rich('processes.crumb.since', { day: <Day at={process.begunAt} /> }) },
    {
      label: t('processes.crumb.template', {
        name: process.pin.name,
        version: process.pin.version,
      }),
      href: templateHref(process.pin),
    },
  ]
}

export function StateTags({ process }: { readonly process: Process }) {
  const { t } = useReader()
  const { kind } = process.state
  return (
    <>
      {kind !== 'running' && (
        <Tag tone={kind === 'concluded' ? 'now' : 'warn'}>{t(`processes.state.${kind}`)}</Tag>
      )}
      {process.reported && <Tag>{t('processes.reported.tag')}</Tag>}
    </>
  )
}

type Standing = { readonly process: Process; readonly template: Template }

export function WhoDecides({ process, template }: Standing) {
  const { t } = useReader()
  return (
    <>
      <LastWord
        who={inWords(template.lastWord, t)}
        ifTheyDiffer={inWords(template.ifTheyDiffer, t)}
        binding={inWords(template.binding, t)}
      >
        <Link to={`/processes/${process.slug}/rule`}>{t('templates.rule.link')}</Link>
      </LastWord>
      {process.reported && (
        <Meta>
          {t.rich('processes.reported', {
            source: <Source of={process.reported.source} />,
            day: process.reported.on,
          })}
        </Meta>
      )}
    </>
  )
}

/** A citation that is an address is a link; any other stands as it is. */
export const Source = ({ of }: { readonly of: string }) =>
  /^https?:\/\//.test(of) ? (
    <a href={of} rel="nofollow noopener">
      {of}
    </a>
  ) : (
    <bdi>{of}</bdi>
  )

/** The phases of the template, with the stage that runs named under its phase. */
export function PhaseTrack({ process, template }: Standing) {
  const { t } = useReader()
  const stage = findStage(template, stageOf(process) ?? '')
  const ended = process.state.kind === 'concluded'
  const here = template.phases.findIndex(({ id }) => id === stage?.phase)
  const stops = template.phases.map(({ id, title }, index): Stop => {
    const name = inWords(title, t)
    const note = stage && id === stage.phase ? inWords(stage.title, t) : undefined
    const state = ended || index < here ? 'done' : index === here ? 'here' : 'ahead'
    return state === 'here' && note !== name ? { name, state, note } : { name, state }
  })
  return <Track stops={stops} />
}

type GateListProps = {
  readonly verdict: GateVerdict
  readonly saying: Saying
  /** False where sources report the course: nobody here judged whether its gates held. */
  readonly judged: boolean
}

/** What must hold, each with the fact behind it; alternatives stand in one line. */
export function GateList({ verdict, saying, judged }: GateListProps) {
  const parts = verdict.kind === 'all' ? verdict.parts : [verdict]
  return (
    <Gates>
      {parts.map((part) => (
        <GateLine verdict={part} saying={saying} judged={judged} />
      ))}
    </Gates>
  )
}

function GateLine({ verdict, saying, judged }: GateListProps) {
  const { t } = saying
  const said = conditionVerdicts(verdict).map((one) => sayCondition(one, saying))
  const facts = said.flatMap(({ fact }) => (fact === undefined || !judged ? [] : [fact]))
  const told = verdict.met ? undefined : facts.join(' · ')
  const state = !judged ? 'unjudged' : verdict.met ? 'met' : 'open'
  const requirements = said.map(({ requirement }) => requirement)
  switch (verdict.kind) {
    case 'condition':
      return (
        <Gate state={state} fact={facts[0]}>
          {requirements[0]}
        </Gate>
      )
    case 'any':
      if (verdict.parts.some(({ kind }) => kind !== 'condition')) {
        return <Nested verdict={verdict} saying={saying} judged={judged} />
      }
      return (
        <Gate state={state} fact={told}>
          {t('processes.gate.any', {
            conditions: formatList(requirements, t.language, 'disjunction'),
          })}
        </Gate>
      )
    case 'all':
      return (
        <Gate state={state} fact={told}>
          {formatList(requirements, t.language)}
        </Gate>
      )
    default:
      return unreachable(verdict)
  }
}

/** A choice between several things at once: a list in one line would say that each is enough. */
function Nested({ verdict, saying, judged }: GateListProps) {
  const { t } = saying
  if (verdict.kind === 'condition') return <GateLine {...{ verdict, saying, judged }} />
  const state = !judged ? 'unjudged' : verdict.met ? 'met' : 'open'
  const parts = verdict.parts.map((part) => <Nested verdict={part} {...{ saying, judged }} />)
  return (
    <Gate state={state} parts={parts}>
      {t(verdict.kind === 'any' ? 'rules.any' : 'rules.all')}
    </Gate>
  )
}
