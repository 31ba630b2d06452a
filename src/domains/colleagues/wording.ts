/** What a draft says, and how it was adopted, in words: for pages, mails and the place. Pure. */
import { formatDate, formatWhen, type Translate } from '../../platform/languages/index.ts'
import type { Instant } from '../../platform/values.ts'
import type { AdoptionRule, Content, Draft, Invitation } from './draft.ts'
import type { Votes } from './rules-outcome.ts'

export const whenIn = (at: Instant, t: Translate): string => formatWhen(at, 'UTC', t.language)

/** Each part under its name; a submission is its words alone. */
export function partsIn(content: Content, t: Translate): readonly (readonly [string, string])[] {
  if (content.kind === 'submission') return [['', content.words.trim()]]
  const { stance, reason, objection } = content
  const choice =
    stance.kind === 'reserve'
      ? t('decisions.choice.reserve-until', { day: formatDate(stance.until, 'UTC', t.language) })
      : t(`decisions.choice.${stance.kind}`)
  return [
    [t('colleagues.position'), choice],
    ...(objection
      ? ([
          [t('colleagues.objection.title'), objection.title],
          [t('colleagues.objection.argument'), objection.argument],
          [t('colleagues.objection.remedy'), objection.remedy],
        ] as const)
      : []),
    ...(reason === undefined ? [] : [[t('colleagues.reason'), reason] as const]),
  ]
}

export const textIn = (content: Content, t: Translate): string =>
  partsIn(content, t)
    .map(([name, words]) => (name === '' ? words : `${name}:\n${words}`))
    .join('\n\n')

/** The name that the owner wrote, or a number: never an address. */
export const colleagueName = (
  { name, number }: Pick<Invitation, 'name' | 'number'>,
  t: Translate,
): string => name ?? t('colleagues.colleague', { number })

export type AdoptedLine = {
  readonly draft: Pick<Draft, 'rule' | 'organ'>
  readonly organisation: string
  readonly adopted: { readonly at: Instant; readonly votes: Votes }
}

/** “For X, adopted by Y on Z (15–0–0)”, as it stands under what is submitted. */
export function adoptedLine({ draft, organisation, adopted }: AdoptedLine, t: Translate): string {
  const { organ, rule } = draft
  const on = formatDate(adopted.at, 'UTC', t.language)
  const told = { organisation, on, ...adopted.votes }
  const how = t(`colleagues.how.${rule.kind}`)
  return organ === undefined
    ? t('colleagues.adopted', { ...told, how })
    : t('colleagues.adopted.by', { ...told, how, organ })
}

export type RuleAsked = { readonly deadline: Instant; readonly approver: boolean }

/** What whoever is asked reads besides: what happens if they say nothing. */
export function silenceIn(rule: AdoptionRule, { approver }: RuleAsked, t: Translate): string {
  if (rule.kind === 'approver' && approver) return t('colleagues.mute.approver.you')
  return t(`colleagues.mute.${rule.kind}`)
}

/** How it is decided, and until when. */
export function ruleIn(rule: AdoptionRule, asked: RuleAsked, t: Translate): string {
  const when = whenIn(asked.deadline, t)
  switch (rule.kind) {
    case 'approver':
      return t(asked.approver ? 'colleagues.rule.approver.you' : 'colleagues.rule.approver', {
        when,
      })
    case 'silence':
      return t('colleagues.rule.silence', { when })
    case 'vote':
      return t('colleagues.rule.vote', { when, quorum: rule.quorum })
  }
}
