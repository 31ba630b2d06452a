/** Who took part before and still does, by group: shown where a level is found. Decides nothing. */
import { DataTable, Meta, Section, useReader } from '../../../platform/html/index.ts'
import { NO_GROUP } from '../call.ts'
import { useGroupName } from './parts.tsx'
import type { CallShown } from './shown.ts'

/** Nothing to compare with: no earlier call on the text, and no level proposed. */
const isFirst = ({ attendance, designations }: CallShown) =>
  designations.length === 0 && attendance.every(({ before }) => before === 0)

export function Attendance({ shown }: { readonly shown: CallShown }) {
  const { t } = useReader()
  const nameOf = useGroupName(shown)
  const { attendance, rule, phase } = shown
  if (phase === 'draft' || attendance.length === 0 || isFirst(shown)) return null
  const everybody = t(rule.groups.length > 0 ? 'decisions.no-group' : 'decisions.everybody')
  return (
    <Section title={t('decisions.attendance.title')} id="attendance">
      <Meta>{t('decisions.attendance.why')}</Meta>
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
        rows={attendance.map(({ group, before, still, gone, joined, reacted }) => [
          group === NO_GROUP ? everybody : nameOf(group),
          before,
          still,
          gone,
          joined,
          reacted,
        ])}
      />
    </Section>
  )
}
