/** Whose move it is, on a process’s page after what the reader can do. Pure: data in, HTML out. */
import {
  Item,
  Link,
  List,
  Section,
  Tag,
  TimeLeft,
  useReader,
  UserText,
  When,
} from '../../platform/html/index.ts'
import type { Translate } from '../../platform/languages/index.ts'
import { unreachable, type Instant } from '../../platform/values.ts'
import { inWords, roleTitles, type Template } from '../templates/index.ts'
import type { Move, Mover } from './moves.ts'
import type { ProcessView } from './reading.ts'

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
  const parties = [...new Set(moves.map(({ who }) => moverTitle(template, who, t)))]
  return (
    <Section title={t('processes.moves.title')} id="moves">
      <List>
        {parties.map((party) => (
          <Item title={party}>
            <ul>
              {moves
                .filter(({ who }) => moverTitle(template, who, t) === party)
                .map((move) => (
                  <OneMove move={move} template={template} />
                ))}
            </ul>
          </Item>
        ))}
      </List>
    </Section>
  )
}

function OneMove({ move, template }: { readonly move: Move; readonly template: Template }) {
  const { t, now } = useReader()
  const { does, href, until } = move
  const said = <UserText>{does({ t, template, now })}</UserText>
  return (
    <li>
      {href === undefined ? said : <Link to={href}>{said}</Link>} {until && <Until at={until} />}
    </li>
  )
}

/** A day that has passed frees nobody: it is owed since then. */
function Until({ at }: { readonly at: Instant }) {
  const { t, now } = useReader()
  if (now < at) return <TimeLeft until={at} />
  return <Tag tone="bad">{t.rich('processes.moves.since', { when: <When at={at} /> })}</Tag>
}
