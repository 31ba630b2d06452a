/** What actions add to other pages: those of a process, of a body, and what came of one thing. */
import type { VNode } from 'preact'
import type { Read } from '../../platform/db/index.ts'
import { Kept, Link, List, Meta, Section, useReader } from '../../platform/html/index.ts'
import type { BodySectionProvider } from '../bodies/index.ts'
import type { CallSection } from '../decisions/index.ts'
import { commitmentsOf, type OutcomeSection } from '../outcomes/index.ts'
import type { ThingSection } from '../people/index.ts'
import type { SectionProvider } from '../processes/index.ts'
import { hostKey, isOverdue, type Action, type Host, type Source } from './action.ts'
import { placeAt } from './ground.ts'
import { sceneFor } from './load.ts'
import { ActionLine } from './parts.tsx'
import type { Scene } from './shown.ts'
import { EARLIER_SOURCES, findSource } from './sources.ts'
import { actionsWhere, openIn } from './store.ts'

/** Before what is talked about. */
const ORDER = 54
/** On the page of a process, a body, a thing; the others are one link away. */
const SHOWN = 5

export const actionSections: readonly SectionProvider[] = [
  {
    place: 'process.main',
    order: ORDER,
    async render(read, process) {
      if (process.reported) return undefined
      const host = { kind: 'process', process: process.id } as const
      const shown = await shownOf(read, host)
      return (
        <Kept of={process} as="actions">
          <OfHost shown={shown} host={`process=${process.slug}`} />
        </Kept>
      )
    },
  },
]

export const actionBodySections: readonly BodySectionProvider[] = [
  {
    place: 'body.meetings',
    order: ORDER,
    async render(read, { id, slug }) {
      const shown = await shownOf(read, { kind: 'body', body: id })
      return <OfHost shown={shown} host={`body=${slug}`} />
    },
  },
]

type Shown = { readonly scene: Scene; readonly open: readonly Action[] }

async function shownOf(read: Read, host: Host): Promise<Shown> {
  const open = await openIn(read, hostKey(host))
  return { scene: await sceneFor(read, { actions: open.slice(0, SHOWN) }), open }
}

function OfHost({ shown, host }: { readonly shown: Shown; readonly host: string }) {
  const { t, now } = useReader()
  const { scene, open } = shown
  const overdue = open.filter((one) => isOverdue(one, now)).length
  return (
    <Section
      title={t('actions.title')}
      id="actions"
      beside={overdue > 0 ? t('actions.count.overdue', { count: overdue }) : undefined}
    >
      {open.length > 0 && (
        <List>
          {open.slice(0, SHOWN).map((action) => (
            <ActionLine scene={scene} action={action} />
          ))}
        </List>
      )}
      <Meta>
        {open.length === 0 ? (
          t('actions.none')
        ) : (
          <Link to={`/actions?${host}`}>{t('actions.count.open', { count: open.length })}</Link>
        )}
        {' · '}
        <Link to={`/actions?ended=1&${host}`}>{t('actions.which.ended')}</Link>
        {' · '}
        <Link to={`/actions/new?${host}`}>{t('actions.make.title')}</Link>
      </Meta>
    </Section>
  )
}

/** What came of one thing, with where one more is made from it; nothing where none can be. */
async function ofSources(read: Read, sources: readonly Source[]): Promise<VNode | undefined> {
  const [first] = sources
  if (first === undefined) return undefined
  const actions: Action[] = []
  for (const source of sources) {
    actions.push(...(await actionsWhere(read, { source, which: 'all', limit: SHOWN })))
  }
  const here = await findSource(EARLIER_SOURCES, read, first)
  const place = here && (await placeAt(read, here.host))
  if (!place || (place.process?.reported && actions.length === 0)) return undefined
  const scene = await sceneFor(read, { actions })
  return <OfSource scene={scene} actions={actions} source={first} />
}

type OfSourceProps = {
  readonly scene: Scene
  readonly actions: readonly Action[]
  readonly source: Source
}

function OfSource({ scene, actions, source }: OfSourceProps) {
  const { t } = useReader()
  return (
    <Section title={t('actions.title')} id="actions">
      {actions.length > 0 && (
        <List>
          {actions.map((action) => (
            <ActionLine scene={scene} action={action} />
          ))}
        </List>
      )}
      <Meta>
        <Link to={`/actions/new?source=${source}`}>{t('actions.make.from')}</Link>
      </Meta>
    </Section>
  )
}

export const actionsOfCall: CallSection = (read, { id }) => ofSources(read, [`call:${id}`])

/** Of the outcome and of the commitments that were made about it. */
export const actionsOfOutcome: OutcomeSection = async (read, { id }) => {
  const commitments = await commitmentsOf(read, [id])
  return ofSources(read, [`outcome:${id}`, ...commitments.map(sourceOfCommitment)])
}

const sourceOfCommitment = ({ id }: { readonly id: string }): Source => `commitment:${id}`

/** Things whose pages take sections and from which an action may come. */
const THINGS = /^(issue|docket|text):/

export const actionsOfThing: ThingSection = async (read, thing) => {
  if (thing.startsWith('account:')) return <OfAccount />
  return THINGS.test(thing) ? ofSources(read, [thing]) : undefined
}

function OfAccount() {
  const { t } = useReader()
  return (
    <Section title={t('actions.mine')} id="actions">
      <p>{t('actions.reminders.what')}</p>
      <Meta>
        <Link to="/actions?mine=1">{t('actions.mine')}</Link>
        {' · '}
        <Link to="/actions?mine=1#reminders">{t('actions.reminders')}</Link>
      </Meta>
    </Section>
  )
}
