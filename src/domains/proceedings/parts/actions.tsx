/** The actions that came from a meeting, and what became of each since. */
import { List, Meta, useReader } from '../../../platform/html/index.ts'
import { formatDate } from '../../../platform/languages/index.ts'
import type { Instant } from '../../../platform/values.ts'
import {
  ActionLine,
  actionScene,
  actionsWhere,
  isOpen,
  isOverdue,
  type Action,
  type ActionScene,
} from '../../actions/index.ts'
import { meetingsOf } from '../../meetings/index.ts'
import { plain } from '../../processes/index.ts'
import { actionFigures, carriedOver } from '../figures.ts'
import { inLine, listed } from '../markdown.ts'
import type { ProceedingsPart } from '../part.ts'

/** Of one meeting; more than its notes could hold as actions are not read. */
export const ACTIONS_MAX = 500

export const actionsPart: ProceedingsPart = {
  name: 'actions',
  order: 14,
  async load({ read, shown, t, language }) {
    const { meeting, now } = shown
    const asked = { source: `meeting:${meeting.id}`, which: 'all', limit: ACTIONS_MAX } as const
    const actions = await actionsWhere(read, asked)
    if (actions.length === 0) return undefined
    const since = (await meetingsOf(read, meeting.host)).filter(
      ({ starts, state }) => starts > meeting.starts && starts <= now && state.kind !== 'cancelled',
    )
    const carried = new Map(actions.map((one) => [one.id, carriedOver(one, since)]))
    const scene = await actionScene(read, { actions })
    const { made, done, late } = actionFigures(actions, now)
    return {
      heading: 'minutes.all.action',
      beside: t('proceedings.actions.done', { made, done, late }),
      node: <Acted scene={scene} actions={actions} carried={carried} />,
      md: listed(
        actions.map(
          (one) =>
            `${inLine(plain(scene, one.what, t('minutes.removed')))} · ` +
            `${formatDate(one.due, 'UTC', language)} · ${standingWord(one, now, t)}`,
        ),
      ),
      json: actions.map((one) => ({
        id: one.id,
        what: plain(scene, one.what, ''),
        due: new Date(one.due).toISOString(),
        standing: one.state.kind,
        overdue: isOverdue(one, now),
        carriedOver: carried.get(one.id) ?? 0,
      })),
      until: nextDue(actions, now),
    }
  },
}

const nextDue = (actions: readonly Action[], now: Instant): Instant | undefined =>
  actions
    .filter((one) => isOpen(one) && one.due > now)
    .map(({ due }) => due)
    .toSorted((one, other) => one - other)[0]

type Said = Parameters<ProceedingsPart['load']>[0]['t']

const standingWord = (action: Action, now: Instant, t: Said): string =>
  isOverdue(action, now) ? t('actions.overdue') : t(`actions.standing.${action.state.kind}`)

type Props = {
  readonly scene: ActionScene
  readonly actions: readonly Action[]
  readonly carried: ReadonlyMap<Action['id'], number>
}

function Acted({ scene, actions, carried }: Props) {
  const { t } = useReader()
  const times = (one: Action) => carried.get(one.id) ?? 0
  const any = actions.some((one) => times(one) > 0)
  return (
    <>
      <List>
        {actions.map((one) => (
          <ActionLine
            scene={scene}
            action={one}
            where={times(one) > 0 ? t('proceedings.carried', { count: times(one) }) : undefined}
          />
        ))}
      </List>
      {any && <Meta>{t('proceedings.carried.how')}</Meta>}
    </>
  )
}
