/** What challenges add to the page of their process: those that run, and how others ended. */
import type { Clock } from '../../platform/clock.ts'
import { Kept, Link, Meta, Section, useReader } from '../../platform/html/index.ts'
import { wordsOf } from '../../platform/record/index.ts'
import { callsOf, contextOf, type CallSection } from '../decisions/index.ts'
import { findPeople, namesOf } from '../people/index.ts'
import type { SectionProvider } from '../processes/index.ts'
import { templateOf } from '../templates/index.ts'
import type { Scene } from './shown.ts'
import { challengesIn, challengesOf } from './store.ts'
import { ChallengeList } from './views.tsx'

/** Among the sections of other domains: after the calls, before the outcomes. */
const ORDER = 45

export const challengeSections = (clock: Clock): readonly SectionProvider[] => [
  {
    place: 'process.main',
    order: ORDER,
    async render(read, process) {
      const challenges = await challengesIn(read, process.id)
      const [call] = await callsOf(read, { process: process.id })
      if (challenges.length === 0 || !call) return undefined
      const people = await findPeople(read, [...new Set(challenges.map((one) => one.raisedBy))])
      const scene: Scene = {
        process,
        template: await templateOf(read, process.pin),
        call,
        words: await wordsOf(read, []),
        names: await namesOf(read, people),
        now: clock.now(),
        viewer: undefined,
        returned: undefined,
      }
      return (
        <Kept of={process} as="challenges">
          <Challenges scene={scene} challenges={challenges} />
        </Kept>
      )
    },
  },
]

function Challenges(props: Parameters<typeof ChallengeList>[0]) {
  const { t } = useReader()
  return (
    <Section title={t('challenges.list')} id="challenges">
      <ChallengeList {...props} />
    </Section>
  )
}

/** Under a designation: the way to challenge it, where the template has one. */
export const challengesOfCall: CallSection = async (read, call) => {
  if (call.state.kind !== 'designated' && (await challengesOf(read, call.id)).length === 0) {
    return undefined
  }
  const { template } = await contextOf(read, call, undefined)
  return template.challenges && <Way call={call.id} />
}

function Way({ call }: { readonly call: string }) {
  const { t } = useReader()
  return (
    <Meta>
      <Link to={`/calls/${call}/challenges`}>{t('challenges.title')}</Link>
    </Meta>
  )
}
