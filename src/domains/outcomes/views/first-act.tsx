/** What one reads and ticks before speaking in a process, inside the form of that act. */
import { useReader } from '../../../platform/html/index.ts'
import { FirstAct as ReadFirst, type Actor } from '../../people/index.ts'
import type { Process } from '../../processes/index.ts'
import { type Template, undertakingPoints, undertakingsOf } from '../../templates/index.ts'

export type FirstActProps = {
  readonly actor: Actor
  /** Left out where the act asks for no undertakings. */
  readonly speaks?: { readonly process: Process; readonly template: Template } | undefined
}

/** Nothing for those who have read and agreed. Posts `permanence` and `undertakings`. */
export function FirstAct({ actor, speaks }: FirstActProps) {
  const { t } = useReader()
  const undertakings = speaks && {
    ...undertakingsOf(speaks.process.pin),
    points: undertakingPoints(speaks.template, t),
  }
  return <ReadFirst actor={actor} undertakings={undertakings} />
}
