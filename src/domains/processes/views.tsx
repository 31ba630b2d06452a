/** The list of processes and the page of one. Pure: data in, HTML out; asks `rules`. */
import {
  Day,
  Empty,
  Item,
  Kept,
  Link,
  List,
  Meta,
  Page,
  Row,
  Section,
  Split,
  useReader,
  UserText,
} from '../../platform/html/index.ts'
import type { Words } from '../../platform/record/index.ts'
import type { Instant } from '../../platform/values.ts'
import {
  inWords,
  overridersOf,
  roleTitle,
  roleTitles,
  stageTitle,
  type Template,
} from '../templates/index.ts'
import { type Process, stageOf } from './process.ts'
import type { Officer, ProcessView } from './reading.ts'
import { DutyList, LimitList, PastStages, ReportedEvents, WindowList } from './views-course.tsx'
import { WhoseMove } from './views-moves.tsx'
import { WaysAhead } from './views-ways.tsx'
import {
  GateList,
  PhaseTrack,
  Said,
  StateTags,
  textOf,
  useCrumbs,
  WhoDecides,
} from './views-parts.tsx'

export type Listed = { readonly process: Process; readonly template: Template }

type ListProps = { readonly processes: readonly Listed[]; readonly words: Words }

export function ProcessListPage({ processes, words }: ListProps) {
  const { t } = useReader()
  const runs = ({ process }: Listed) => 'since' in process.state
  return (
    <Page title={t('processes.title')} section="processes" lede={t('processes.lede')}>
      <Section title={t('processes.list.running')}>
        <Processes processes={processes.filter(runs)} words={words} />
      </Section>
      <Section title={t('processes.list.ended')}>
        <Processes processes={processes.filter((one) => !runs(one))} words={words} />
      </Section>
      <Meta>
        <Link to="/templates">{t('templates.link')}</Link> ·{' '}
        <Link to="/processes/new">{t('processes.begin.link')}</Link>
      </Meta>
    </Page>
  )
}

function Processes({ processes, words }: ListProps) {
  const { t } = useReader()
  if (processes.length === 0) return <Empty>{t('processes.list.empty')}</Empty>
  return (
    <List>
      {processes.map(({ process, template }) => (
        <Item
          title={<Said words={words} of={process.title} />}
          href={`/processes/${process.slug}`}
          tag={<StateTags process={process} />}
          meta={
            <>
              {'stage' in process.state && (
                <>
                  {t('processes.list.stage', {
                    stage: stageTitle(template, process.state.stage, t),
                  })}
                  {' · '}
                </>
              )}
              {t('templates.last-word', { who: inWords(template.lastWord, t) })}
              {process.practice && <> · {t('processes.list.practice')}</>}
            </>
          }
        >
          <p>
            <Said words={words} of={process.question} />
          </p>
        </Item>
      ))}
    </List>
  )
}

export type MayDo = { readonly steward: boolean }

export function ProcessPage({ view, may }: { readonly view: ProcessView; readonly may: MayDo }) {
  const { t } = useReader()
  const { process, template, words, sections } = view
  return (
    <Page
      title={textOf(words, process.title, t('processes.removed.title'))}
      section="processes"
      crumbs={useCrumbs(process)}
      practice={process.practice}
      tags={
        process.state.kind !== 'running' || process.reported ? (
          <StateTags process={process} />
        ) : undefined
      }
      lede={<Said words={words} of={process.question} />}
      head={
        <Kept of={process} as="head">
          <WhoDecides process={process} template={template} />
          <PhaseTrack process={process} template={template} />
        </Kept>
      }
    >
      <Split aside={<Aside view={view} />}>
        <Section title={t('processes.now.title')} id="now">
          {sections['process.now'].length === 0 ? (
            <Empty>{t('processes.now.empty')}</Empty>
          ) : (
            <List>{sections['process.now']}</List>
          )}
        </Section>
        <Kept of={process} as="moves">
          <WhoseMove view={view} />
        </Kept>
        <Kept of={process} as={`gate ${may.steward}`}>
          <GateSection view={view} may={may} />
          <WaysAhead view={view} />
        </Kept>
        {sections['process.main']}
        <Kept of={process} as="course">
          <WindowList view={view} />
          <DutyList view={view} />
          <LimitList view={view} />
          <ReportedEvents view={view} />
          <PastStages view={view} />
        </Kept>
      </Split>
    </Page>
  )
}

function GateSection({ view, may }: { readonly view: ProcessView; readonly may: MayDo }) {
  const { t, now } = useReader()
  const { process, template, verdict, words } = view
  const overriders = overridersOf(template, 'gates')
  if (!verdict) return null
  return (
    <Section title={t('processes.gate.title')} id="gate">
      {process.state.kind === 'suspended' && (
        <p>
          {t('processes.suspended')} <Said words={words} of={process.state.reason} />
        </p>
      )}
      <GateList verdict={verdict} saying={{ t, template, now }} judged={!process.reported} />
      {!process.reported && (
        <Meta>
          {overriders.length === 0
            ? t('processes.gate.nobody')
            : t('processes.gate.override', { roles: roleTitles(template, overriders, t) })}{' '}
          <Link to={`/processes/${process.slug}/stage`}>
            {t(may.steward ? 'processes.stage.link' : 'processes.stage.read')}
          </Link>
        </Meta>
      )}
    </Section>
  )
}

function Aside({ view }: { readonly view: ProcessView }) {
  const { t } = useReader()
  const { process, template, officers, words, holdings, sections } = view
  const instead = officers.flatMap(({ standIns }) => standIns.map(({ path }) => path))
  return (
    <>
      <Kept of={process} as={`people ${instead.join(' ')}`}>
        <Section title={t('processes.people.title')} level={3}>
          {officers.length === 0 ? (
            <Meta>{t('processes.people.none')}</Meta>
          ) : (
            [...new Set(officers.map(({ role }) => role))].map((role) => (
              <Meta>
                {roleTitle(template, role, t)}:{' '}
                <Names officers={officers.filter((one) => one.role === role)} />
              </Meta>
            ))
          )}
        </Section>
      </Kept>
      <Section title={t('processes.documents.title')} level={3}>
        <Row>
          <Kept of={process} as="documents">
            <Link to={`/processes/${process.slug}/rule`}>{t('processes.documents.rule')}</Link>
            {(process.reported ? [] : holdings.documents).map((document) => (
              <Link to={document.href}>
                <Said words={words} of={document.title} />
              </Link>
            ))}
          </Kept>
          {sections['process.documents']}
          <Link to={`/processes/${process.slug}/record`}>{t('processes.record.link')}</Link>
        </Row>
      </Section>
      {sections['process.aside']}
    </>
  )
}

function Names({ officers }: { readonly officers: readonly Officer[] }) {
  const { t } = useReader()
  return officers.map((officer, index) => (
    <>
      {index > 0 && ', '}
      <Person named={officer} />
      {officer.standIns.map((one) => (
        <>
          {' · '}
          {t.rich('processes.people.stand-in', {
            person: <Person named={one} />,
            holder: <UserText>{officer.name}</UserText>,
            until: <Day at={(one.until - 1) as Instant} />,
          })}
        </>
      ))}
    </>
  ))
}

const Person = ({ named: { name, path } }: { readonly named: Pick<Officer, 'name' | 'path'> }) => (
  <Link to={path}>
    <UserText>{name}</UserText>
  </Link>
)

/** The same facts for machines. */
export function processJson(view: ProcessView) {
  const { process, template, facts, verdict, moves, holdings, duties } = view
  return {
    id: process.id,
    slug: process.slug,
    template: process.pin,
    practice: process.practice,
    reported: process.reported,
    body: process.body,
    lastWord: template.lastWord,
    ifTheyDiffer: template.ifTheyDiffer,
    binding: template.binding,
    stage: stageOf(process),
    state: process.state,
    past: process.past,
    gate: verdict,
    moves: moves.map(({ about, who, href, until }) => ({ about, who, href, until })),
    facts,
    officers: view.officers.map(({ role, path, standIns }) => ({
      role,
      path,
      standIns: standIns.map((one) => ({ path: one.path, until: one.until })),
    })),
    windows: holdings.windows,
    documents: holdings.documents,
    duties: duties.map(({ rule, ...duty }) => ({ id: rule.id, owner: rule.owner, ...duty })),
    limits: view.limits.map(({ rule, ...limit }) => ({ id: rule.id, ...limit })),
  }
}
