/** Hands for those on the telephone: who lends them, and what they can do in the room. Pure. */
import { Button, Meta, More, TextArea, useReader } from '../../platform/html/index.ts'
import { GUEST_NAME_MAX, GUESTS_AT_ONCE_MAX, type Moderator } from '../minutes/index.ts'
import { Name } from '../processes/index.ts'
import { ActForm, isBack, nameOf, roomPath } from './parts.tsx'
import { handsFor } from './rules.ts'
import type { Told } from './shown.ts'
import type { OwnShown } from './views-own.tsx'

/** Forms of one button each, on one page; those of the first who asked. */
const HANDS_SHOWN_MAX = 20

type Named = { readonly told: Told; readonly moderators: readonly Moderator[] }

/** Everybody reads whose hands these are. */
export function Moderators({ told, moderators }: Named) {
  const { t } = useReader()
  return (
    <Meta>
      {t('rooms.moderators')}{' '}
      {moderators.map(({ person }, index) => (
        <>
          {index > 0 && ' · '}
          <Name scene={told} person={person} />
        </>
      ))}
    </Meta>
  )
}

type Shown = { readonly shown: OwnShown }

/** @param enters whether their hand enters who is on the telephone */
export function TelephoneForms({ shown, enters }: Shown & { readonly enters: boolean }) {
  const { t } = useReader()
  return (
    <>
      {(enters || isBack(shown, 'callers')) && <CallersForm shown={shown} />}
      {handsFor(shown.case)
        .slice(0, HANDS_SHOWN_MAX)
        .map((hand) => (
          <ActForm
            scene={shown}
            form={`withdraw-${hand.id}`}
            action={`/room-hands/${hand.id}/withdrawal`}
          >
            <Button quiet>{t('rooms.take-down', { name: nameOf(shown, hand.who, t) })}</Button>
          </ActForm>
        ))}
    </>
  )
}

function CallersForm({ shown }: Shown) {
  const { t } = useReader()
  return (
    <More label={t('rooms.callers.title')} open={isBack(shown, 'callers')}>
      <ActForm
        scene={shown}
        form="callers"
        action={`${roomPath(shown.meeting)}/callers`}
        submit={t('rooms.callers.button')}
        quiet
      >
        <TextArea
          name="names"
          label={t('rooms.callers.names')}
          hint={t('rooms.callers.hint', { most: GUESTS_AT_ONCE_MAX })}
          maxlength={GUESTS_AT_ONCE_MAX * GUEST_NAME_MAX}
          rows={2}
          required
        />
      </ActForm>
    </More>
  )
}
