/** Why something in a discussion was refused, in a sentence. Decides nothing. */
import type { Translate } from '../../platform/languages/index.ts'
import { unreachable } from '../../platform/values.ts'
import { explainPerson, isOfPeople, roleWord } from '../people/index.ts'
import { explainProcess } from '../processes/index.ts'
import type { ListRefusal } from './rules-lists.ts'
import type { Instant } from '../../platform/values.ts'
import type { Template } from '../templates/index.ts'

type Saying = {
  readonly t: Translate
  /** Absent where what is talked about is in no process. */
  readonly template: Template | undefined
  readonly now: Instant
}

export function explain(refusal: ListRefusal, { t, template, now }: Saying): string {
  if (isOfPeople(refusal)) return explainPerson(refusal, t)
  switch (refusal.kind) {
    case 'not-in-role':
    case 'not-reported':
      return template
        ? explainProcess(refusal, { t, template, now })
        : t('discussions.refused.not-convener')
    case 'thread-full':
    case 'too-many-today':
    case 'too-many-edits':
    case 'too-many-asked':
    case 'too-many-files':
    case 'too-many-lists':
    case 'too-many-members':
    case 'too-many-positions':
      return t(`discussions.refused.${refusal.kind}`, { most: refusal.most })
    case 'file-empty':
    case 'file-unclean':
      return t(`discussions.refused.${refusal.kind}`, { name: refusal.name })
    case 'file-too-large':
      return t('discussions.refused.file-too-large', { name: refusal.name, most: refusal.most })
    case 'no-such-clause':
      return t('discussions.refused.no-such-clause', { version: refusal.version })
    case 'edit-over':
      return t('discussions.refused.edit-over', { minutes: refusal.minutes })
    case 'not-in-hat':
      return t('discussions.refused.not-in-hat', { role: roleWord(refusal.hat, t) })
    case 'nobody':
      return t('discussions.refused.nobody', { handle: refusal.handle })
    case 'reported-only':
    case 'list-ended':
    case 'no-such-parent':
    case 'takes-no-question':
    case 'no-question':
    case 'not-the-asker':
    case 'the-question-itself':
    case 'answers-already':
    case 'open-already':
    case 'nothing-changed':
    case 'yours':
    case 'asked-already':
    case 'not-asked':
    case 'scan-failed':
    case 'not-moderator':
    case 'removed-already':
    case 'process-ended':
    case 'not-convener':
    case 'not-invited':
    case 'invited-already':
    case 'not-a-member':
    case 'convener-stays':
      return t(`discussions.refused.${refusal.kind}`)
    default:
      return unreachable(refusal)
  }
}
