/** Refusals of `people` in words: one exhaustive function for page, mail and API. */
import type { Translate } from '../../platform/languages/index.ts'
import { unreachable } from '../../platform/values.ts'
import { ROLES } from './person.ts'
import type { PersonRefusal } from './rules.ts'
import type { SignInRefusal } from './sign-in.ts'

export function explain(refusal: PersonRefusal | SignInRefusal, t: Translate): string {
  switch (refusal.kind) {
    case 'erased':
    case 'signed-out':
    case 'not-yours':
    case 'not-affiliated':
    case 'affiliation-ended':
    case 'empty-interest':
    case 'permanence-unread':
    case 'undertakings-unread':
    case 'link-used':
    case 'code-needed':
    case 'name-needed':
    case 'not-operator':
      return t(`people.refused.${refusal.kind}`)
    case 'too-many-affiliations':
      return t('people.refused.too-many-affiliations', { most: refusal.most })
    case 'unknown-code':
      return t('people.refused.unknown-code', { scheme: refusal.scheme })
    case 'too-many-asks':
      return t('people.refused.too-many-asks', { most: refusal.most, minutes: refusal.minutes })
    case 'link-expired':
      return t('people.refused.link-expired', { minutes: refusal.minutes })
    case 'code-wrong':
      return t('people.refused.code-wrong', { triesLeft: refusal.triesLeft })
    default:
      return unreachable(refusal)
  }
}

/** What any act may be refused for; the compiler holds the table to the union. */
const OF_PEOPLE = {
  erased: true,
  'signed-out': true,
  'not-yours': true,
  'not-affiliated': true,
  'affiliation-ended': true,
  'too-many-affiliations': true,
  'unknown-code': true,
  'empty-interest': true,
  'not-operator': true,
  'permanence-unread': true,
  'undertakings-unread': true,
} as const satisfies Record<PersonRefusal['kind'], true>

/** For later domains, whose refusals hold those of people: `explainPerson` says them. */
export const isOfPeople = (refusal: { readonly kind: string }): refusal is PersonRefusal =>
  Object.hasOwn(OF_PEOPLE, refusal.kind)

/** A role by its word; a template may name roles that this list does not know. */
export function roleWord(role: string, t: Translate): string {
  const known = ROLES.find((one) => one === role)
  return known ? t(`people.role.${known}`) : role
}
