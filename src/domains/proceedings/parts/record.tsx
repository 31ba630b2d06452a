/** How much of a meeting stands on the record: its acts, all of them behind one link. */
import { Link, Meta, useReader } from '../../../platform/html/index.ts'
import { happenedIn } from '../../../platform/record/index.ts'
import type { ProceedingsPart } from '../part.ts'

export const recordPart: ProceedingsPart = {
  name: 'record',
  order: 100,
  async load({ read, shown, t }) {
    const place = `meeting:${shown.meeting.id}`
    const { count } = await happenedIn(read, place, { from: 0, limit: 1 })
    if (count === 0) return undefined
    const path = `/meetings/${shown.meeting.id}/record`
    return {
      heading: 'proceedings.record',
      node: <OnRecord path={path} count={count} />,
      md: t('proceedings.record.acts', { count }),
      json: { acts: count, path },
    }
  },
}

function OnRecord({ path, count }: { readonly path: string; readonly count: number }) {
  const { t } = useReader()
  return (
    <Meta>
      <Link to={path}>{t('proceedings.record.acts', { count })}</Link>
    </Meta>
  )
}
