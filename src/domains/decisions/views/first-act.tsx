/** What one reads and ticks before a first act here, inside the form of that act. */
import { useReader } from '../../../platform/html/index.ts'
import { FirstAct as ReadFirst } from '../../people/index.ts'
import { undertakingPoints } from '../../templates/index.ts'
import type { Scene } from './shown.ts'

/** Nothing for those who have read and agreed, and for strangers, who sign in first. */
export function FirstAct({ scene: { party, rule, template } }: { readonly scene: Scene }) {
  const { t } = useReader()
  const points = undertakingPoints(template, t)
  return <ReadFirst actor={party.actor} undertakings={{ ...rule.undertakings, points }} />
}
