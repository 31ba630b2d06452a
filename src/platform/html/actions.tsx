/** What the reader can do: each with its link, by when, and how to do it by mail. */
import type { ComponentChildren } from 'preact'
import type { Instant } from '../values.ts'
import { Item, List, Section } from './layout.tsx'
import { useReader } from './reader.tsx'
import { Empty } from './states.tsx'
import { TimeLeft } from './tag.tsx'

export type Action = {
  readonly what: ComponentChildren
  readonly href: string
  readonly until?: Instant | undefined
  /** In place of the time that is left: `was due yesterday`. */
  readonly tag?: ComponentChildren
  readonly meta?: ComponentChildren
  /** How the same is done by mail, in a sentence. */
  readonly byMail?: ComponentChildren
}

export type ActionsProps = {
  readonly actions: readonly Action[]
  /** Where there is nothing to do: why, and what comes next. */
  readonly empty: ComponentChildren
}

export function Actions({ actions, empty }: ActionsProps) {
  const { t } = useReader()
  return (
    <Section title={t('html.actions')} id="actions">
      {actions.length === 0 ? (
        <Empty>{empty}</Empty>
      ) : (
        <List>
          {actions.map(({ what, href, until, tag, meta, byMail }) => (
            <Item
              title={what}
              href={href}
              tag={tag ?? (until !== undefined && <TimeLeft until={until} />)}
              meta={
                meta && byMail ? (
                  <>
                    {meta} · {byMail}
                  </>
                ) : (
                  (meta ?? byMail)
                )
              }
            />
          ))}
        </List>
      )}
    </Section>
  )
}
