/** The form with which officers remove an archived message, for those who may. Pure. */
import { Form, useReader } from '../../platform/html/index.ts'
import { explainDiscussion, Folded, moderatorRole, RemovalFields } from '../discussions/index.ts'
import { FirstAct } from '../people/index.ts'
import { undertakingPoints } from '../templates/index.ts'
import { hrefOf } from './parts.tsx'
import type { MessageShown } from './shown.ts'

type Shown = { readonly shown: MessageShown }

export function Removing({ shown }: Shown) {
  const { t } = useReader()
  const { place, viewer, returned } = shown
  if (!viewer || 'removed' in shown.shown.words) return null
  if (!returned && moderatorRole(place, viewer) === undefined) return null
  return (
    <Folded label={t('discussions.remove.title')} open={returned !== undefined}>
      <RemovalForm shown={shown} />
    </Folded>
  )
}

function RemovalForm({ shown }: Shown) {
  const { t } = useReader()
  const { place, viewer, returned, template, now } = shown
  const { undertakings } = place
  const points = undertakingPoints(template, t)
  const refusal = returned?.refusal && explainDiscussion(returned.refusal, { t, template, now })
  return (
    <Form
      action={`${hrefOf(shown, shown.shown.message)}/removals`}
      submit={t('discussions.remove.button')}
      id="form-remove"
      again={returned?.again}
      refusal={refusal}
      quiet
    >
      <p>{t('archives.remove.what')}</p>
      <RemovalFields />
      <FirstAct actor={viewer} undertakings={undertakings && { ...undertakings, points }} />
    </Form>
  )
}
