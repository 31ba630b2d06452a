/** What a chat adds to the room: its newest lines, and the form for who may write. */
import { Empty, Link, Meta, Section, useReader } from '../../platform/html/index.ts'
import { wordsOf } from '../../platform/record/index.ts'
import { canTry } from '../people/index.ts'
import type { RoomPart, RoomScene } from '../rooms/index.ts'
import { CHAT_LENGTH_MAX, type ChatRule } from './chat.ts'
import { CHAT_KINDS } from './kinds.ts'
import { linesShown } from './load.ts'
import { caseOf } from './load-case.ts'
import { Lines, pathOf } from './parts.tsx'
import { chatRuleOf, maySay } from './rules.ts'
import type { LinesShown } from './shown.ts'
import { lastChats } from './store.ts'
import { WriteForm } from './write-form.tsx'

/** As many as one glances at beside a meeting. */
const GLANCED_MAX = 5

/** Nothing where the rules of the group know no chat, or a room was never opened. */
const ruleHere = ({ hosting, meeting, phase }: RoomScene): ChatRule =>
  phase === 'unopened' ? { kind: 'none' } : chatRuleOf(hosting, meeting)

export const chatPart: RoomPart = {
  name: 'chat',
  place: 'side',
  kinds: CHAT_KINDS,
  // Who came may write.
  mineKinds: ['attendance'],
  async show(scene) {
    const rule = ruleHere(scene)
    if (rule.kind === 'none') return undefined
    const lines = await lastChats(scene.db, scene.meeting.id, GLANCED_MAX)
    const shown = await linesShown(scene.db, scene.meeting, lines)
    return <Newest shown={shown} isOpen={scene.phase === 'open'} />
  },
  async own(scene) {
    const { db, meeting, hosting, viewer, now } = scene
    const about = await caseOf(db, { meeting, hosting, actor: viewer, now })
    if (!canTry(maySay(about))) return undefined
    const own = viewer.capacities.flatMap(({ organisation }) => organisation ?? [])
    const words = await wordsOf(db, own)
    return <WriteForm {...{ meeting, hosting, viewer, words }} rule={about.rule} from="room" />
  },
}

type Props = { readonly shown: LinesShown; readonly isOpen: boolean }

function Newest({ shown, isOpen }: Props) {
  const { t } = useReader()
  return (
    <Section title={t('chats.title')} hint={t('chats.brief', { most: CHAT_LENGTH_MAX })}>
      {shown.lines.length === 0 ? <Empty>{t('chats.none')}</Empty> : <Lines shown={shown} />}
      <Meta>
        <Link to={pathOf(shown)}>{t(isOpen ? 'chats.to-all' : 'chats.to-closed')}</Link>
      </Meta>
    </Section>
  )
}
