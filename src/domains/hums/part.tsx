/** The sense of the room as a part of the live room. Decides nothing. */
import { Link, useReader } from '../../platform/html/index.ts'
import { DOOR_KINDS, type RoomPart } from '../rooms/index.ts'
import { seenIn, shownTo } from './load.ts'
import type { Seen, Shown } from './parts.tsx'
import { closedOf, openOf } from './shown.ts'
import { HUM_KINDS } from './steps.ts'
import { Answering } from './views-answering.tsx'
import { AskForm, PhoneCodeForm } from './views-asking.tsx'
import { ClosedHum, OpenHum } from './views-hum.tsx'

/** Earlier ones are on a page of their own. */
const CLOSED_IN_ROOM_MAX = 2

/** Who may answer is another once a question is asked or closed; a count alone changes nothing. */
const OWN_KINDS = ['hum', ...DOOR_KINDS] as const

/** @param takesMessages whether this site takes in answers by SMS */
export const humsInRoom = (takesMessages: boolean): RoomPart => ({
  name: 'hums',
  place: 'side',
  kinds: HUM_KINDS,
  ownKinds: OWN_KINDS,
  mineKinds: ['attendance', 'moderators'],
  async show(scene) {
    const seen = await seenIn({ ...scene, attendances: [] })
    return seen.hums.length > 0 ? <InRoom scene={seen} /> : undefined
  },
  async own(scene) {
    return <OwnInRoom scene={await shownTo(scene, { ...scene, takesMessages })} />
  },
})

function InRoom({ scene }: Seen) {
  const { t } = useReader()
  const open = openOf(scene.hums)
  const closed = closedOf(scene.hums)
  return (
    <>
      {open && <OpenHum scene={scene} hum={open} level={2} answerAt={`/hums/${open.id}`} />}
      {closed.slice(0, CLOSED_IN_ROOM_MAX).map((hum) => (
        <ClosedHum scene={scene} hum={hum} level={2} />
      ))}
      {closed.length > CLOSED_IN_ROOM_MAX && (
        <p>
          <Link to={`/meetings/${scene.meeting.id}/hums`}>
            {t('hums.all', { count: scene.hums.length })}
          </Link>
        </p>
      )}
    </>
  )
}

function OwnInRoom({ scene }: Shown) {
  const open = openOf(scene.hums)
  return (
    <>
      {open && <Answering scene={scene} hum={open} />}
      <AskForm scene={scene} />
      <PhoneCodeForm scene={scene} />
    </>
  )
}
