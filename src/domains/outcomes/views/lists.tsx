/** Outcomes as lists: of everything, and on the page of a process. */
import {
  Day,
  Empty,
  Item,
  Link,
  List,
  Meta,
  Page,
  Section,
  Tag,
  useReader,
} from '../../../platform/html/index.ts'
import type { Words } from '../../../platform/record/index.ts'
import type { Instant } from '../../../platform/values.ts'
import { dayOf } from '../outcome.ts'
import { KeptSoFar } from './commitments.tsx'
import { Line } from './parts.tsx'
import type { OutcomeLine } from './shown.ts'

export type ListProps = {
  readonly lines: readonly OutcomeLine[]
  readonly words: Words
  readonly now: Instant
}

type AllProps = ListProps & { readonly practice: ReadonlySet<string> }

export function OutcomesPage({ lines, words, now, practice }: AllProps) {
  const { t } = useReader()
  return (
    <Page title={t('outcomes.list.title')} lede={t('outcomes.list.lede')} section="processes">
      {lines.length === 0 && <Empty>{t('outcomes.list.none')}</Empty>}
      <Lines lines={lines} words={words} now={now} practice={practice} level={2} />
    </Page>
  )
}

export type SectionProps = ListProps & {
  /** Calls whose result the reader may adopt: their address and their question. */
  readonly toAdopt: readonly { readonly href: string; readonly question: string }[]
}

export function OutcomesSection({ lines, words, now, toAdopt }: SectionProps) {
  const { t } = useReader()
  return (
    <Section title={t('outcomes.list.title')} id="outcomes">
      <Lines lines={lines} words={words} now={now} practice={new Set()} level={3} />
      {toAdopt.map(({ href, question }) => (
        <Meta>
          <Link to={href}>{t('outcomes.things.adopt', { question })}</Link>
        </Meta>
      ))}
    </Section>
  )
}

function Lines({ lines, words, now, practice, level }: AllProps & { readonly level: 2 | 3 }) {
  const { t } = useReader()
  return (
    <List>
      {lines.map(({ outcome, commitments }) => (
        <Item
          title={<Line scene={{ words }} of={outcome.title} />}
          href={`/outcomes/${outcome.id}`}
          level={level}
          tag={practice.has(outcome.process) && <Tag tone="warn">{t('outcomes.practice')}</Tag>}
          meta={
            <>
              {t.rich(`outcomes.kind.${outcome.basis.kind}`, {
                day: <Day at={dayOf(outcome)} />,
              })}
              {commitments.length > 0 && (
                <>
                  {' · '}
                  <KeptSoFar commitments={commitments} now={now} />
                </>
              )}
            </>
          }
        />
      ))}
    </List>
  )
}
