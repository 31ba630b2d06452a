/** Lines of a chat as they are read, on its page and in the room. Pure: data in, HTML out. */
import type { ComponentChildren } from 'preact'
import { Link, List, Meta, useReader, UserText, When } from '../../platform/html/index.ts'
import { Name, plain } from '../processes/index.ts'
import type { ChatLine } from './chat.ts'
import type { LinesShown } from './shown.ts'

type Of = { readonly shown: LinesShown; readonly line: ChatLine }

/** Characters of the line that is answered, as far as one has to know which it was. */
const QUOTED_MAX = 60

export const pathOf = ({ meeting }: Pick<LinesShown, 'meeting'>) => `/meetings/${meeting.id}/chat`

type LinesProps = {
  readonly shown: LinesShown
  /** What can be done with a line. */
  readonly below?: (line: ChatLine) => ComponentChildren
}

export const Lines = ({ shown, below }: LinesProps) => (
  <List ordered>
    {shown.lines.map((line) => (
      <li class="stack-2" id={`line-${line.id}`}>
        <Head shown={shown} line={line} />
        <Answered shown={shown} line={line} />
        <Words shown={shown} line={line} />
        {below?.(line)}
      </li>
    ))}
  </List>
)

/** Who wrote it, for whom, and when. */
function Head({ shown, line }: Of) {
  const { t } = useReader()
  const organisation = shown.organisations.get(line.capacity)
  const of = organisation === undefined ? '' : plain(shown, organisation, t('chats.removed'))
  return (
    <Meta>
      <strong>
        <Name scene={shown} person={line.by} />
      </strong>{' '}
      {of !== '' && (
        <>
          · <UserText>{of}</UserText>{' '}
        </>
      )}
      · <When at={line.at} brief />
    </Meta>
  )
}

/** In its writer's language and direction; of one that was struck only that, by whom and why. */
export function Words({ shown, line }: Of) {
  const { t } = useReader()
  const { struck, language, words } = line
  if (!struck) {
    return (
      <p lang={language} dir="auto">
        {plain(shown, words, t('chats.removed'))}
      </p>
    )
  }
  return (
    <p class="hint">
      {t.rich('chats.struck', {
        name: <Name scene={shown} person={struck.by} />,
        why: <UserText>{plain(shown, struck.why, t('chats.removed'))}</UserText>,
      })}
    </p>
  )
}

const cut = (text: string) => (text.length > QUOTED_MAX ? `${text.slice(0, QUOTED_MAX)}…` : text)

function Answered({ shown, line }: Of) {
  const { t } = useReader()
  const to = line.reply && shown.answered.get(line.reply)
  if (!to) return null
  const name = shown.names.get(to.by)?.name ?? to.by
  return (
    <Meta>
      <Link to={`${pathOf(shown)}?line=${to.id}#answered`}>
        {t.rich('chats.answers', { name: <bdi>{name}</bdi> })}
      </Link>{' '}
      {!to.struck && (
        <bdi lang={to.language}>{cut(plain(shown, to.words, t('chats.removed')))}</bdi>
      )}
    </Meta>
  )
}
