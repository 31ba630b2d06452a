/** What was decided at a meeting, in one list: each leads to its paragraph. */
import { Link, List } from '../../../platform/html/index.ts'
import { Said, type Note, type NotesShown } from '../../minutes/index.ts'
import { plain } from '../../processes/index.ts'
import { inLine, listed } from '../markdown.ts'
import type { ProceedingsPart } from '../part.ts'

export const decisionsPart: ProceedingsPart = {
  name: 'decisions',
  order: 12,
  load({ shown, t }) {
    const decided = decisionsIn(shown.notes)
    if (decided.length === 0) return Promise.resolve(undefined)
    const open = t('minutes.open')
    return Promise.resolve({
      heading: 'minutes.all.decision',
      beside: String(decided.length),
      node: <Decided shown={shown} decided={decided} open={open} />,
      md: listed(decided.map(({ words }) => inLine(plain(shown, words, t('minutes.removed'))))),
      json: decided.map(({ id, words }) => ({ id, words: plain(shown, words, '') })),
    })
  },
}

export const decisionsIn = (notes: readonly Note[]): readonly Note[] =>
  notes.filter(({ kind, struckAt }) => kind === 'decision' && struckAt === undefined)

type Props = {
  readonly shown: NotesShown
  readonly decided: readonly Note[]
  readonly open: string
}

function Decided({ shown, decided, open }: Props) {
  return (
    <List ordered>
      {decided.map((note) => (
        <li>
          <Said scene={shown} of={note.words} />
          <p class="meta">
            <Link to={`/meetings/${shown.meeting.id}/notes#note-${note.id}`}>{open}</Link>
          </p>
        </li>
      ))}
    </List>
  )
}
