/** What this domain adds to the page of a meeting: the way to its room. */
import { ButtonLink, Link, Section, Tag, useReader } from '../../platform/html/index.ts'
import { loadMeeting, meetingId } from '../meetings/index.ts'
import type { ThingSection } from '../people/index.ts'
import { roomPath } from './parts.tsx'
import type { SittingState } from './room.ts'
import { sittingOf } from './store.ts'

const NOUN = 'meeting:'

export const roomOfMeeting: ThingSection = async (read, thing) => {
  const id = thing.startsWith(NOUN) ? meetingId(thing.slice(NOUN.length)) : undefined
  const meeting = id && (await loadMeeting(read, id))
  if (!id || !meeting || meeting.state.kind === 'cancelled') return undefined
  const { state } = await sittingOf(read, id)
  return <Below id={id} kind={state.kind} />
}

/** What the hour makes of it is no act: that is said in the room itself. */
function Below({ id, kind }: { readonly id: string; readonly kind: SittingState['kind'] }) {
  const { t } = useReader()
  return (
    <Section title={t('rooms.title')} id="room">
      {kind === 'open' ? (
        <p class="row">
          <Tag tone="bad">{t('rooms.phase.open')}</Tag>
          <ButtonLink to={roomPath({ id })}>{t('rooms.to-room')}</ButtonLink>
        </p>
      ) : (
        <p>
          <Link to={roomPath({ id })}>
            {t(kind === 'closed' ? 'rooms.to-room.closed' : 'rooms.to-room')}
          </Link>
        </p>
      )}
    </Section>
  )
}
