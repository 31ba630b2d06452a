/** Whose move it is, at the top of the page of a process. Pure: data in, HTML out. */
import { Item, List, Section, Tag, TimeLeft, useReader, When } from '../../platform/html/index.ts'
import type { Translate } from '../../platform/languages/index.ts'
import { unreachable } from '../../platform/values.ts'
import { inWords, roleTitles } from './explain.ts'
import type { Move, Mover } from './moves.ts'
import type { ProcessView } from './reading.ts'
import type { Template } from './template.ts'

/** By the template's own titles. */
export function moverTitle(template: Template, who: Mover, t: Translate): string {
  switch (who.kind) {
    case 'roles':
      return roleTitles(template, who.roles, t)
    case 'electorate': {
      const named = template.electorates.find(({ id }) => id === who.electorate)
      return named ? inWords(named.title, t) : who.electorate
    }
    case 'anybody':
      return t('processes.moves.anybody')
    case 'behind':
      return t('processes.moves.behind')
    default:
      return unreachable(who)
  }
}

export function WhoseMove({ view }: { readonly view: ProcessView }) {
  const { t } = useReader()
  const { moves, template } = view
  if (moves.length === 0) return null
  return (
    <Section title={t('processes.moves.title')} id="moves">
      <List>
        {moves.map((move) => (
          <OneMove move={move} template={template} />
        ))}
      </List>
    </Section>
  )
}

function OneMove({ move, template }: { readonly move: Move; readonly template: Template }) {
  const { t, now } = useReader()
  const { who, does, href, until } = move
  return (
    <Item
      title={moverTitle(template, who, t)}
      href={href}
      tag={
        until !== undefined &&
        (now < until ? (
          <TimeLeft until={until} />
        ) : (
          <Tag tone="bad">{t.rich('processes.moves.since', { when: <When at={until} /> })}</Tag>
        ))
      }
      meta={does({ t, template, now })}
    />
  )
}
