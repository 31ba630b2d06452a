/** What actions add to the page of one thing: what came of it, what a meeting comes back to. */
import type { VNode } from 'preact'
import type { Read } from '../../platform/db/index.ts'
import { Link, List, Meta, Section, useReader } from '../../platform/html/index.ts'
import type { CallSection } from '../decisions/index.ts'
import { commitmentsOf, type OutcomeSection } from '../outcomes/index.ts'
import type { ThingSection } from '../people/index.ts'
import type { Action, Source } from './action.ts'
import { actionsForAgenda } from './agenda.ts'
import { placeAt } from './ground.ts'
import { sceneFor } from './load.ts'
import { ActionLine } from './parts.tsx'
import type { Scene } from './shown.ts'
import { EARLIER_SOURCES, findSource, type SourceHere, type SourceProvider } from './sources.ts'
import { actionsWhere } from './store.ts'

/** On one page; the others are on the list of the process. */
const SHOWN = 20

/** With where one more is made from it; nothing where none can be. */
async function ofSources(
  read: Read,
  sources: readonly Source[],
  providers: readonly SourceProvider[] = EARLIER_SOURCES,
): Promise<VNode | undefined> {
  const [first] = sources
  const here = first && (await findSource(providers, read, first))
  const place = here && (await placeAt(read, here.host))
  if (!place) return undefined
  const actions: Action[] = []
  for (const source of sources) {
    actions.push(...(await actionsWhere(read, { source, which: 'all', limit: SHOWN })))
  }
  if (place.process?.reported && actions.length === 0) return undefined
  const carried = (await carriedTo(read, here)).filter(({ source }) => source !== first)
  const scene = await sceneFor(read, { actions: [...actions, ...carried] })
  return <OfSource {...{ scene, actions, carried }} source={first} />
}

/** What is open of its host and due by then comes to a meeting by itself. */
const carriedTo = async (
  read: Read,
  { host, takesUpAt }: SourceHere,
): Promise<readonly Action[]> =>
  takesUpAt === undefined ? [] : actionsForAgenda.dueFor(read, host, takesUpAt, SHOWN)

type OfSourceProps = {
  readonly scene: Scene
  readonly actions: readonly Action[]
  readonly carried: readonly Action[]
  readonly source: Source
}

function OfSource({ scene, actions, carried, source }: OfSourceProps) {
  const { t } = useReader()
  return (
    <>
      {carried.length > 0 && (
        <Section title={t('actions.carried')} hint={t('actions.carried.hint')} id="carried-actions">
          <Lines scene={scene} actions={carried} />
        </Section>
      )}
      <Section title={t('actions.title')} id="actions">
        {actions.length > 0 && <Lines scene={scene} actions={actions} />}
        <Meta>
          <Link to={`/actions/new?source=${source}`}>{t('actions.make.from')}</Link>
        </Meta>
      </Section>
    </>
  )
}

const Lines = ({ scene, actions }: Pick<OfSourceProps, 'scene' | 'actions'>) => (
  <List>
    {actions.map((action) => (
      <ActionLine scene={scene} action={action} />
    ))}
  </List>
)

export const actionsOfCall: CallSection = (read, { id }) => ofSources(read, [`call:${id}`])

/** Of the outcome and of the commitments that were made about it. */
export const actionsOfOutcome: OutcomeSection = async (read, { id }) => {
  const commitments = await commitmentsOf(read, [id])
  return ofSources(read, [`outcome:${id}`, ...commitments.map(sourceOfCommitment)])
}

const sourceOfCommitment = ({ id }: { readonly id: string }): Source => `commitment:${id}`

/** Things whose pages take sections and from which an action may come. */
const THINGS = /^(issue|docket|text|meeting):/

export const actionsOfThing =
  (providers: readonly SourceProvider[]): ThingSection =>
  async (read, thing) => {
    if (thing.startsWith('account:')) return <OfAccount />
    return THINGS.test(thing) ? ofSources(read, [thing], providers) : undefined
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
