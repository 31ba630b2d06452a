/** What was said so far about an item, and who spoke for how long. Pure: data in, HTML out. */
import { DataTable, Link, Meta, Section, useReader, When } from '../../platform/html/index.ts'
import { unreachable } from '../../platform/values.ts'
import type { Note } from '../minutes/index.ts'
import { clockText, groupWord } from './parts.tsx'
import type { RoomScene } from './part.ts'
import { opensAt, tableOf } from './room.ts'
import type { GroupTime } from './rules-time.ts'
import type { Told } from './shown.ts'

type SaidProps = { readonly scene: RoomScene; readonly notes: readonly Note[] }

export function Said({ scene, notes }: SaidProps) {
  const { t } = useReader()
  const item = tableOf(scene.sitting)?.item
  const here = notes.filter((note) => note.struckAt === undefined && note.item === item)
  const count = (kind: Note['kind']) => here.filter((note) => note.kind === kind).length
  return (
    <Section title={t(item === undefined ? 'rooms.said.all' : 'rooms.said')}>
      <Meta>
        {t('rooms.said.decisions', { count: count('decision') })}{' '}
        {t('rooms.said.actions', { count: count('action') })}{' '}
        <Link to={`/meetings/${scene.meeting.id}/notes`}>{t('rooms.notes')}</Link>
      </Meta>
    </Section>
  )
}

type TimesProps = { readonly told: Told; readonly times: readonly GroupTime[] }

/** How long each group had the floor. */
export function Times({ told, times }: TimesProps) {
  const { t, language } = useReader()
  if (times.length === 0) return null
  return (
    <Section title={t('rooms.times')}>
      <DataTable
        caption={t('rooms.times.caption')}
        columns={[
          { label: t('rooms.times.group') },
          { label: t('rooms.times.turns'), number: true },
          { label: t('rooms.times.spoken'), number: true },
        ]}
        rows={times.map(({ group, turns, spoken }) => [
          group === undefined ? t('rooms.times.none') : groupWord(told, group, language),
          turns,
          clockText(spoken / 1_000),
        ])}
      />
    </Section>
  )
}

/** When it opens, that it was moved or cancelled, or where its notes are. Said aloud as well. */
export function Lede({ scene }: { readonly scene: RoomScene }) {
  const { t } = useReader()
  const { phase, meeting, sitting, now } = scene
  const starts = <When at={meeting.starts} />
  switch (phase) {
    case 'unopened':
      return (
        <p data-say>
          {sitting.state.kind === 'open' && <>{t.rich('rooms.lede.moved', { starts })} </>}
          {t.rich('rooms.lede.unopened', { opens: <When at={opensAt(meeting)} /> })}
        </p>
      )
    case 'open':
      return now < meeting.starts ? <p data-say>{t.rich('rooms.lede.begins', { starts })}</p> : null
    case 'closed':
      return (
        <p data-say>
          {meeting.state.kind === 'cancelled' ? (
            <>
              {t('rooms.lede.cancelled')}{' '}
              <Link to={`/meetings/${meeting.id}`}>{t('rooms.lede.why')}</Link>
            </>
          ) : (
            <>
              {t('rooms.lede.closed')}{' '}
              <Link to={`/meetings/${meeting.id}/notes`}>{t('rooms.notes')}</Link>
            </>
          )}
        </p>
      )
    default:
      return unreachable(phase)
  }
}
