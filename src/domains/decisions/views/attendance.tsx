/** Who took part before and still does, by group: shown where a level is found. Decides nothing. */
import { DataTable, Meta, More, Section, useReader } from '../../../platform/html/index.ts'
import { NO_GROUP } from '../call.ts'
import type { DesignationId } from '../designation.ts'
import type { Attendance as Line } from '../rules/attendance.ts'
import { useGroupName } from './parts.tsx'
import type { CallShown } from './shown.ts'

/** Nothing to compare with: no earlier call on the text, and no level proposed. */
const isFirst = ({ attendance, designations }: CallShown) =>
  designations.length === 0 && attendance.every(({ before }) => before === 0)

export function Attendance({ shown }: { readonly shown: CallShown }) {
  const { t } = useReader()
  const { attendance, phase } = shown
  if (phase === 'draft' || attendance.length === 0 || isFirst(shown)) return null
  return (
    <Section title={t('decisions.attendance.title')} id="attendance">
      <Meta>{t('decisions.attendance.why')}</Meta>
      <Lines shown={shown} lines={attendance} />
    </Section>
  )
}

/** Beside one level that was proposed: who still took part, and who reacted to this one. */
export function AttendanceAt({ shown, at }: { shown: CallShown; at: DesignationId }) {
  const { t } = useReader()
  const lines = shown.attendanceAt.get(at) ?? []
  if (lines.length === 0) return null
  return (
    <More label={t('decisions.attendance.title')}>
      <Lines shown={shown} lines={lines} />
    </More>
  )
}

type LinesProps = { readonly shown: CallShown; readonly lines: readonly Line[] }

function Lines({ shown, lines }: LinesProps) {
  const { t } = useReader()
  const nameOf = useGroupName(shown)
  const hasGroups = shown.rule.groups.length > 0
  const everybody = t(hasGroups ? 'decisions.no-group' : 'decisions.everybody')
  return (
    <DataTable
      caption={t('decisions.attendance.title')}
      captionUnseen
      columns={[
        { label: t('decisions.column.group') },
        { label: t('decisions.attendance.before') },
        { label: t('decisions.attendance.still') },
        { label: t('decisions.attendance.gone') },
        { label: t('decisions.attendance.joined') },
        { label: t('decisions.attendance.reacted') },
      ]}
      rows={lines.map(({ group, before, still, gone, joined, reacted }) => [
        group === NO_GROUP ? everybody : nameOf(group),
        before,
        still,
        gone,
        joined,
        reacted,
      ])}
    />
  )
}
