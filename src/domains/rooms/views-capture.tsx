/** A decision, an action or what was said, into the notes from the room. Pure. */
import { Button, Field, Hidden, More, Row, Select, useReader } from '../../platform/html/index.ts'
import { ActForm, nameOf } from './parts.tsx'
import { tableOf } from './room.ts'
import type { OwnShown } from './views-own.tsx'

type Shown = { readonly shown: OwnShown }

/** Words about this item into the notes, by one key: they are answered there. */
export function Capture({ shown }: Shown) {
  const { t } = useReader()
  const { meeting, sitting, turns } = shown
  const recent = [...new Map(turns.map((turn) => [turn.by.line, turn.by])).values()].slice(
    -SPOKE_MAX,
  )
  return (
    <More label={t('rooms.capture')}>
      <ActForm scene={shown} form="capture" action={`/meetings/${meeting.id}/notes`}>
        <Hidden name="item" value={tableOf(sitting)?.item ?? ''} />
        <Field name="words" label={t('rooms.capture.words')} maxlength={CAPTURED_MAX} required />
        {recent.length > 0 && (
          <Select
            name="speaker"
            label={t('rooms.capture.speaker')}
            value={recent.at(-1)?.line ?? ''}
            options={recent
              .toReversed()
              .map((by) => ({ value: by.line, label: nameOf(shown, by.who, t) }))}
          />
        )}
        <Row>
          {shown.runsAs !== undefined && (
            <Button name="kind" value="decision" accessKey="d" quiet>
              {t('rooms.capture.decision')}
            </Button>
          )}
          <Button name="kind" value="action" accessKey="a" quiet>
            {t('rooms.capture.action')}
          </Button>
          {recent.length > 0 && (
            <Button name="kind" value="intervention" accessKey="i" quiet>
              {t('rooms.capture.intervention')}
            </Button>
          )}
        </Row>
      </ActForm>
    </More>
  )
}

/** Of those who spoke last, the latest first. */
const SPOKE_MAX = 8
/** A sentence of notes; longer ones are written on their own page. */
const CAPTURED_MAX = 1_000
