/** Who speaks, and who is next: the same for everybody. Pure: data in, HTML out. */
import {
  Empty,
  Link,
  List,
  Meta,
  Panel,
  Section,
  Tag,
  useReader,
  UserText,
} from '../../platform/html/index.ts'
import { formatList } from '../../platform/languages/index.ts'
import { plain } from '../processes/index.ts'
import { clockText, nameOf, roomPath, Speaker } from './parts.tsx'
import { inOrder, timesSpoken } from './rules-queue.ts'
import type { FloorShown } from './shown.ts'
import { runningOf, type Hand } from './speaking.ts'

type Shown = { readonly shown: FloorShown }

/** In the room, where a change of the queue is to stay small on the line; all are a link away. */
export const QUEUE_SHOWN_MAX = 8

export function Floor({ shown }: Shown) {
  const { t } = useReader()
  const turn = runningOf(shown.turns)
  if (!turn) {
    return (
      <Panel title={t('rooms.speaking')} level={2}>
        <Empty>{t('rooms.speaking.nobody')}</Empty>
      </Panel>
    )
  }
  const spoken = Math.min((shown.now - turn.startedAt) / 1_000, turn.seconds)
  const { way, isOfOrder } = turn.by
  const name = nameOf(shown, turn.by.who, t)
  return (
    <Panel title={t('rooms.speaking')} level={2}>
      <p class="floor">
        <Speaker told={shown} by={turn.by} /> · {t(`rooms.way.${way}`)}{' '}
        {isOfOrder && <Tag tone="warn">{t('rooms.of-order')}</Tag>}
      </p>
      <p class="row end" role="timer" aria-label={t('rooms.clock')}>
        <progress
          class="turn"
          max={turn.seconds}
          value={Math.floor(spoken)}
          data-from={turn.startedAt}
        >
          {clockText(spoken)}
        </progress>
        <span class="meta" dir="ltr">
          <span data-from={turn.startedAt}>{clockText((shown.now - turn.startedAt) / 1_000)}</span>
          {' / '}
          {clockText(turn.seconds)}
        </span>
      </p>
      {turn.departed !== undefined && (
        <Meta>
          {t('rooms.departed')}{' '}
          <UserText>{plain(shown, turn.departed, t('rooms.removed'))}</UserText>
        </Meta>
      )}
      <p class="unseen" data-say>
        {t('rooms.say.speaks', { name })}
      </p>
    </Panel>
  )
}

/** @param shown with all of them, where somebody asked for the whole queue */
export function Queue({ shown, whole = false }: Shown & { readonly whole?: boolean }) {
  const { t } = useReader()
  const line = inOrder(shown.hands, shown.turns, shown.rule.order)
  const hidden = whole ? 0 : Math.max(0, line.length - QUEUE_SHOWN_MAX)
  return (
    <Section title={t('rooms.queue')}>
      {line.length === 0 ? (
        <Empty>{t('rooms.queue.empty')}</Empty>
      ) : (
        <List ordered>
          {line.slice(0, line.length - hidden).map((hand) => (
            <Waiting shown={shown} hand={hand} />
          ))}
        </List>
      )}
      {hidden > 0 && (
        <p>
          <Link to={`${roomPath(shown.meeting)}?queue=all`}>
            {t('rooms.queue.more', { count: hidden })}
          </Link>
        </p>
      )}
      <p class="unseen" data-say>
        {t('rooms.say.waiting', { count: line.length })}
      </p>
    </Section>
  )
}

function Waiting({ shown, hand }: Shown & { readonly hand: Hand }) {
  const { t } = useReader()
  const times = timesSpoken(hand, shown.turns)
  return (
    <li>
      <div class="row end">
        <span>
          <Speaker told={shown} by={hand} />
        </span>
        <span class="meta">
          {hand.isOfOrder ? (
            <Tag tone="warn">{t('rooms.of-order')}</Tag>
          ) : (
            t('rooms.spoke', { count: times })
          )}
          {' · '}
          {t(`rooms.way.${hand.way}`)}
        </span>
      </div>
    </li>
  )
}

/** The rule by which people are called, in words: on the page once, not with each change. */
export function RuleWords({ shown }: Shown) {
  const { t, language } = useReader()
  const order = shown.rule.order.map((rule) => t(`rooms.rule.${rule}`))
  return (
    <Meta>
      {t('rooms.rule', {
        order: formatList(order, language),
        minutes: shown.rule.seconds / 60,
      })}
    </Meta>
  )
}
