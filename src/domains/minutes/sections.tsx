/** What this domain adds to the page of a meeting: where its notes are, and who came. */
import { Link, Section, useReader } from '../../platform/html/index.ts'
import { loadMeeting, meetingId, wasCalledOff } from '../meetings/index.ts'
import { findPeople, namesOf, type Named, type PersonId } from '../people/index.ts'
import type { ThingSection } from '../people/index.ts'
import { Name } from '../processes/index.ts'
import type { Attendance } from './attendance.ts'
import type { MinutesPhase } from './minutes.ts'
import { named } from './rules-moderators.ts'
import { attendancesOf } from './store-attendance.ts'
import { minutesOf } from './store-minutes.ts'
import { moderatorsOf } from './store-moderators.ts'
import { notesOf } from './store-notes.ts'
import { countsIn } from './views-attendance.tsx'

const NOUN = 'meeting:'

export const minutesOfMeeting: ThingSection = async (read, thing) => {
  const id = thing.startsWith(NOUN) ? meetingId(thing.slice(NOUN.length)) : undefined
  const meeting = id && (await loadMeeting(read, id))
  if (!id || !meeting || wasCalledOff(meeting)) return undefined
  const { state } = await minutesOf(read, id)
  const lines = (await attendancesOf(read, id)).filter(({ struckAt }) => struckAt === undefined)
  const notes = (await notesOf(read, id)).filter(({ struckAt }) => struckAt === undefined)
  const decisions = notes.filter(({ kind }) => kind === 'decision').length
  const closed = state.kind === 'open' ? undefined : state.kind
  const moderators = named(await moderatorsOf(read, id)).map(({ person }) => person)
  const names = await namesOf(read, await findPeople(read, moderators))
  const shown = { id, lines, decisions, closed, moderators, names }
  return <Below {...shown} notes={notes.length} />
}

type Props = {
  readonly id: string
  readonly lines: readonly Attendance[]
  readonly notes: number
  readonly decisions: number
  /** Who lends their hand to those on the telephone. */
  readonly moderators: readonly PersonId[]
  readonly names: ReadonlyMap<PersonId, Named>
  /** The hour at which notes open is no act: what is open is said on their own page. */
  readonly closed: Exclude<MinutesPhase, 'early' | 'open'> | undefined
}

function Below({ id, lines, notes, decisions, closed, moderators, names }: Props) {
  const { t } = useReader()
  const came = countsIn(lines, t)
  return (
    <Section title={t('minutes.title')} id="minutes">
      {closed && <p>{t(`minutes.phase.${closed}`)}</p>}
      {came !== '' && <p>{came}</p>}
      {moderators.length > 0 && (
        <>
          <p>{t('minutes.moderators.now')}</p>
          <ul>
            {moderators.map((person) => (
              <li>
                <Name scene={{ names }} person={person} />
              </li>
            ))}
          </ul>
        </>
      )}
      <ul>
        <li>
          <Link to={`/meetings/${id}/notes`}>{t('minutes.to-notes', { count: notes })}</Link>
        </li>
        <li>
          <Link to={`/meetings/${id}/proceedings`}>
            {t('minutes.to-proceedings', { count: decisions })}
          </Link>
        </li>
      </ul>
    </Section>
  )
}
