/** The kinds of act about captions, and what of each stands in clear. */
import { declareActs, type Act, type Clear, type Prose } from '../../platform/record/index.ts'
import { topicsOfHost, type Meeting, type Working } from '../meetings/index.ts'

export const CAPTION_ACTS = declareActs({
  'caption.write': {
    meeting: 'text',
    language: 'text',
    from: 'text?',
    by: 'text',
    door: 'text',
    session: 'text?',
    lines: 'whole',
  },
  'caption.strike': { meeting: 'text', line: 'whole' },
  'scribe.name': { meeting: 'text', person: 'text' },
  'scribe.release': { meeting: 'text', person: 'text' },
  /** Only that there is a key, never what it is. */
  'caption-key.make': { meeting: 'text', key: 'text' },
  'caption-key.revoke': { meeting: 'text', key: 'text' },
})

type Told = {
  readonly act: keyof typeof CAPTION_ACTS
  readonly role: string
  readonly clear: Clear
  readonly parts?: readonly Prose[]
}

export function actOf({ hosting, actor, via }: Working, meeting: Meeting, told: Told): Act {
  const { act, role, clear, parts = [] } = told
  return {
    act,
    actor: actor.person,
    cap: `role:${role}`,
    obj: `meeting:${meeting.id}`,
    via,
    clear,
    topics: [...topicsOfHost(hosting), `meeting:${meeting.id}`],
    ...(hosting.kind === 'process' ? { rules: hosting.process.pin.hash } : {}),
    ...(parts.length > 0 ? { parts } : {}),
  }
}
