/** The kinds of act about a chat, and what of each stands in clear. */
import { declareActs, type Act, type Clear, type Prose } from '../../platform/record/index.ts'
import { topicsOfHost, type Meeting, type Working } from '../meetings/index.ts'
import type { Capacity } from '../people/index.ts'

export const CHAT_ACTS = declareActs({
  'chat.write': { meeting: 'text', language: 'text', reply: 'text?' },
  'chat.strike': { meeting: 'text' },
})

type Told = {
  readonly act: keyof typeof CHAT_ACTS
  readonly obj: `${string}:${string}`
  readonly cap: Capacity | `role:${string}`
  readonly clear: Clear
  readonly parts: readonly Prose[]
}

export function actOf({ hosting, actor, via }: Working, meeting: Meeting, told: Told): Act {
  return {
    ...told,
    actor: actor.person,
    via,
    topics: [...topicsOfHost(hosting), `meeting:${meeting.id}`],
    ...(hosting.kind === 'process' ? { rules: hosting.process.pin.hash } : {}),
  }
}
