/** What appeals add to other pages: the register and what is owed, and what stays with outcomes. */
import type { Clock } from '../../platform/clock.ts'
import type { Read } from '../../platform/db/index.ts'
import { Kept, Link, Meta, Section, useReader, When } from '../../platform/html/index.ts'
import { wordsOf } from '../../platform/record/index.ts'
import type { Outcome, OutcomeSection } from '../outcomes/index.ts'
import { findPeople, namesOf } from '../people/index.ts'
import { findProcess, type Process, type SectionProvider } from '../processes/index.ts'
import { appealLaddersOf, templateOf } from '../templates/index.ts'
import { isOwed, type Appeal } from './appeal.ts'
import { AppealList, Name, Said } from './parts.tsx'
import type { Scene } from './shown.ts'
import { appealsIn, rulingsOf } from './store.ts'

/** Among the sections of other domains: after the challenges, before the outcomes. */
const ORDER = 47

export const appealSections = (clock: Clock): readonly SectionProvider[] => [
  {
    place: 'process.main',
    order: ORDER,
    async render(read, process) {
      const template = await templateOf(read, process.pin)
      if (appealLaddersOf(template).length === 0 || process.reported) return undefined
      const appeals = await appealsIn(read, process.id)
      const owed = await ordersIn(read, appeals)
      const commitments = owed.map(({ order }) => order)
      const scene = await sceneOf(read, process, { appeals, commitments }, clock)
      return (
        <Kept of={process} as="appeals">
          <Register scene={scene} appeals={appeals} owed={owed} />
        </Kept>
      )
    },
  },
]

type Owed = { readonly appeal: Appeal; readonly order: string }

/** What rulings had repeated and nobody has yet. */
async function ordersIn(read: Read, appeals: readonly Appeal[]): Promise<readonly Owed[]> {
  const owed: Owed[] = []
  for (const appeal of appeals.filter(isOwed)) {
    const order = (await rulingsOf(read, appeal.id)).at(-1)?.order
    if (order !== undefined) owed.push({ appeal, order })
  }
  return owed
}

type Mentioned = { readonly appeals: readonly Appeal[]; readonly commitments: readonly string[] }

async function sceneOf(
  read: Read,
  process: Process,
  { appeals, commitments }: Mentioned,
  clock: Clock,
): Promise<Scene> {
  const people = await findPeople(read, [...new Set(appeals.map(({ filedBy }) => filedBy))])
  return {
    process,
    template: await templateOf(read, process.pin),
    words: await wordsOf(read, commitments),
    names: await namesOf(read, people),
    now: clock.now(),
    viewer: undefined,
    returned: undefined,
  }
}

type Listed = Parameters<typeof AppealList>[0]

/** What is to be repeated stands first: it is owed until somebody says where it was. */
function Register({ scene, appeals, owed }: Listed & { readonly owed: readonly Owed[] }) {
  const { t } = useReader()
  return (
    <Section title={t('appeals.title')} id="appeals">
      {owed.map(({ appeal, order }) => (
        <article class="objection open">
          <p>
            <b>
              <Link to={`/appeals/${appeal.id}`}>{t('appeals.owed.long')}</Link>
            </b>
          </p>
          <Said scene={scene} of={order} />
        </article>
      ))}
      {appeals.length > 0 && <AppealList scene={scene} appeals={appeals} />}
      <Meta>
        <Link to={`/processes/${scene.process.slug}/appeals`}>{t('appeals.way')}</Link>
      </Meta>
    </Section>
  )
}

/** Those that a forum had kept with the outcome that they are about. */
export const appealsOfOutcome =
  (clock: Clock): OutcomeSection =>
  async (read, outcome) => {
    const all = await appealsIn(read, outcome.process)
    const attached = all.filter((one) => isAttached(one) && isAbout(one, outcome))
    const process = await findProcess(read, { id: outcome.process })
    if (attached.length === 0 || !process) return undefined
    const open = attached.filter(({ confidential }) => !confidential)
    const commitments = open.map(({ grounds }) => grounds)
    const scene = await sceneOf(read, process, { appeals: attached, commitments }, clock)
    return <Attached scene={scene} appeals={attached} />
  }

const isAttached = ({ state }: Appeal): boolean => state.kind === 'ended' && state.how === 'attach'

/** Of the call it comes from, of itself; what the process did concerns all of its outcomes. */
function isAbout({ subject: { thing } }: Appeal, { id, basis }: Outcome): boolean {
  if (thing.startsWith('outcome:')) return thing === `outcome:${id}`
  if (thing.startsWith('call:')) return basis.kind === 'call' && thing === `call:${basis.call}`
  return true
}

function Attached({ scene, appeals }: Listed) {
  const { t } = useReader()
  return (
    <Section title={t('appeals.attached')} id="appeals">
      {appeals.map((appeal) => (
        <article class="objection maintained">
          {appeal.confidential ? (
            <p>{t('appeals.sealed')}</p>
          ) : (
            <Said scene={scene} of={appeal.grounds} />
          )}
          <Meta>
            <Name scene={scene} person={appeal.filedBy} /> · <When at={appeal.filedAt} /> ·{' '}
            <Link to={`/appeals/${appeal.id}`}>{t('appeals.phase.attach')}</Link>
          </Meta>
        </article>
      ))}
    </Section>
  )
}
