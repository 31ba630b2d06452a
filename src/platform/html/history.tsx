/** What happened, in order: steps with their day, who, and what came of it. */
import type { ComponentChildren } from 'preact'
import { useReader } from './reader.tsx'
import type { Instant } from '../values.ts'
import { Day, When } from './when.tsx'

export type Step = {
  readonly at: Instant
  /** True where only the day is known: an hour would claim more than anybody said. */
  readonly dayOnly?: boolean | undefined
  readonly what: ComponentChildren
  readonly note?: ComponentChildren
  /** Its line on the record. */
  readonly entry?: { readonly number: number; readonly href: string } | undefined
}

export function History({ steps }: { readonly steps: readonly Step[] }) {
  const { t, href } = useReader()
  return (
    <ol class="history" role="list">
      {steps.map(({ at, dayOnly, what, note, entry }) => (
        <li>
          <p>{what}</p>
          {note && <p class="meta">{note}</p>}
          <p class="meta">
            {dayOnly ? <Day at={at} /> : <When at={at} />}
            {entry && (
              <>
                {' · '}
                <a href={href(entry.href)}>{t('html.entry', { number: entry.number })}</a>
              </>
            )}
          </p>
        </li>
      ))}
    </ol>
  )
}
