/** For the page of what a window serves: how often it was opened again, for whom and why. Pure. */
import { History, Link, Section, useReader } from '../../platform/html/index.ts'
import type { Words } from '../../platform/record/index.ts'
import { groupTitle, type Template } from '../templates/index.ts'
import { Said } from './views-parts.tsx'
import type { Reopened } from './window.ts'

export type ReopenedProps = {
  readonly reopened: readonly Reopened[]
  readonly template: Template
  readonly words: Words
}

export function OpenedAgain({ reopened, template, words }: ReopenedProps) {
  const { t } = useReader()
  if (reopened.length === 0) return null
  return (
    <Section title={t('processes.reopen.title')} id="reopenings">
      <History
        steps={reopened.map(({ at, group, opened, reason }) => ({
          at,
          what: (
            <Link to={`/windows/${opened}`}>
              {t('processes.reopen.of', { group: groupTitle(template, group, t) })}
            </Link>
          ),
          note: <Said words={words} of={reason} />,
        }))}
      />
    </Section>
  )
}
