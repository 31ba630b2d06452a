/** Short states: a tag, and how long something is still open. Colour never stands alone. */
import type { ComponentChildren } from 'preact'
import { formatLeft } from '../languages/index.ts'
import { between, days, hours, minutes, type Instant } from '../values.ts'
import { useReader } from './reader.tsx'
import { When } from './when.tsx'

/** now: open or done; warn: time is short; bad: something waits for an answer. */
export type TagTone = 'plain' | 'now' | 'warn' | 'bad'

export type TagProps = {
  readonly tone?: TagTone | undefined
  readonly lang?: string | undefined
  readonly children: ComponentChildren
}

export const Tag = ({ tone = 'plain', lang, children }: TagProps) => (
  <span class={tone === 'plain' ? 'tag' : `tag ${tone}`} lang={lang}>
    {children}
  </span>
)

/** From here on time is called short. */
export const SHORT_TIME = days(3)

/** How long until then, in words once time is short, as a date before. */
export function TimeLeft({ until }: { readonly until: Instant }) {
  const { t, now } = useReader()
  const left = between(now, until)
  if (left <= 0) return <Tag>{t('html.closed')}</Tag>
  if (left < SHORT_TIME) return <Tag tone="warn">{formatLeft(left, t)}</Tag>
  return <Tag tone="now">{t.rich('html.until', { when: <When at={until} brief /> })}</Tag>
}

/** When `TimeLeft` will say something else: until then a page with it may be kept. */
export function timeLeftChangesAt(until: Instant, now: Instant): Instant | undefined {
  const left = between(now, until)
  if (left <= 0) return undefined
  if (left > SHORT_TIME) return (until - SHORT_TIME) as Instant
  const step = left > days(1) ? hours(1) : minutes(1)
  return Math.min(until, now + (left % step) + 1) as Instant
}
