/** What a page says when there is nothing, when something was refused, and when it was removed. */
import type { ComponentChildren } from 'preact'
import { useReader } from './reader.tsx'
import { Day } from './when.tsx'
import type { Instant } from '../values.ts'

type Inside = { readonly children: ComponentChildren }

/** Nothing is here, and why: `Nothing is open. The last one closed on …`. */
export const Empty = ({ children }: Inside) => <p class="empty">{children}</p>

/** A rule said no. The reason is read first, and has the focus; the form stands below it. */
export function Refused({ children }: Inside) {
  const { t } = useReader()
  return (
    <div class="problems" role="alert" tabindex={-1} autofocus>
      <h2>{t('html.refused')}</h2>
      <p>{children}</p>
    </div>
  )
}

/** Something was done: one sentence at the top of the page that it led to. */
export const Done = ({ children }: Inside) => (
  <p class="answer" role="status">
    {children}
  </p>
)

export type RedactedProps = {
  readonly at?: Instant | undefined
  /** The ground, in words. */
  readonly ground?: ComponentChildren
  /** The entry that took it away. */
  readonly entry?: { readonly number: number; readonly href: string } | undefined
}

/** Words that were removed: that they stood here stays visible, and so does why. */
export function Redacted({ at, ground, entry }: RedactedProps) {
  const { t, href } = useReader()
  return (
    <p class="redacted">
      {at === undefined ? t('html.redacted') : t.rich('html.redacted.on', { day: <Day at={at} /> })}
      {ground && <> {ground}</>}
      {entry && (
        <>
          {' '}
          <a href={href(entry.href)}>{t('html.entry', { number: entry.number })}</a>
        </>
      )}
    </p>
  )
}

export type ReceiptProps = {
  readonly entry: number
  readonly href: string
  /** The digest of the entry, as it is printed on a receipt. */
  readonly digest?: string | undefined
}

/** Where an act stands on the record, so that anybody can check it. */
export function Receipt({ entry, href: to, digest }: ReceiptProps) {
  const { t, href } = useReader()
  return (
    <p class="meta receipt">
      <a href={href(to)}>{t('html.entry', { number: entry })}</a>
      {digest && (
        <code class="proof" dir="ltr">
          {digest}
        </code>
      )}
    </p>
  )
}
