/** How to appeal under a template, in words: what each ladder is for, and for whom. */
import { formatList, type Translate } from '../../platform/languages/index.ts'
import type { RuleLine } from './explain-template.ts'
import { spanWords } from './span-words.ts'
import type { AppealLadder, AppealRule, Matter } from './template-appeals.ts'
import type { InLanguages } from './template-parts.ts'
import { appealLaddersOf, type Template } from './template.ts'
import { inWords, roleTitle } from './naming.ts'

type Titled = { readonly id: string; readonly title: InLanguages }

const titleOf = (items: readonly Titled[], id: string, t: Translate): string => {
  const item = items.find((one) => one.id === id)
  return item ? inWords(item.title, t) : id
}

function sayMatter(template: Template, matter: Matter, t: Translate): string {
  if ('decision' in matter) {
    const title = titleOf(template.decisions, matter.decision, t)
    return t('templates.rule.appeal.decision', { title })
  }
  if ('designation' in matter) {
    const ladder = template.ladders.find(({ id }) => id === matter.designation)
    return ladder
      ? t('templates.rule.appeal.designation', { title: inWords(ladder.title, t) })
      : t('templates.rule.appeal.consensus')
  }
  if ('document' in matter) {
    const title = titleOf(template.artefacts, matter.document, t)
    return t('templates.rule.appeal.document', { title })
  }
  if ('conduct' in matter) {
    const role = roleTitle(template, matter.conduct, t)
    return t('templates.rule.appeal.conduct', { role })
  }
  return t('templates.rule.appeal.any')
}

/** What a ladder is for, as one line. */
export const explainAgainst = (template: Template, ladder: AppealLadder, t: Translate): string => {
  const matters = ladder.against.map((matter) => sayMatter(template, matter, t))
  return t('templates.rule.appeal.against', {
    matters: formatList(matters, t.language, 'disjunction'),
  })
}

/** Who may file or sign on a rung, where the template has a rule for it. */
export function explainFrom(
  template: Template,
  { from }: Pick<AppealRule, 'from'>,
  t: Translate,
): string | undefined {
  if (!from) return undefined
  const who = [
    ...(from.roles ?? []).map((role) => roleTitle(template, role, t)),
    ...(from.tookPart ? [t('templates.rule.appeal.part')] : []),
  ]
  const listed = formatList(who, t.language, 'disjunction')
  return t('templates.rule.appeal.from', { who: listed })
}

/** What the engine holds a forum to, besides the template's own words. */
function furtherRung(rung: AppealRule, t: Translate): readonly string[] {
  const { remedies = [], supporters, recuse, final, suspends, confidential } = rung
  const named = remedies.map((one) => t(`templates.rule.remedy.${one}`))
  return [
    ...(named.length > 0
      ? [t('templates.rule.appeal.may', { remedies: formatList(named, t.language, 'disjunction') })]
      : []),
    ...(supporters ? [t('templates.rule.appeal.behind', { count: supporters.count })] : []),
    ...(recuse ? [t('templates.rule.appeal.recused')] : []),
    ...(suspends ? [t('templates.rule.appeal.suspends')] : []),
    ...(confidential ? [t('templates.rule.appeal.sealed')] : []),
    ...(final ? [t('templates.rule.appeal.final')] : []),
  ]
}

export const appeals = (template: Template, t: Translate): readonly RuleLine[] =>
  appealLaddersOf(template).flatMap((ladder) =>
    ladder.rungs.map((rung) => {
      const forum = roleTitle(template, rung.forum, t)
      const from = explainFrom(template, rung, t)
      return {
        name: ladder.title ? `${inWords(ladder.title, t)}: ${forum}` : forum,
        text: inWords(rung.grounds, t),
        more: [
          ...(ladder.title ? [explainAgainst(template, ladder, t)] : []),
          t('templates.rule.appeal.standing', { who: inWords(rung.standing, t) }),
          ...(from === undefined ? [] : [from]),
          t('templates.rule.appeal.file', { span: spanWords(rung.fileWithin, t) }),
          t('templates.rule.appeal.answer', { span: spanWords(rung.answerWithin, t) }),
          t('templates.rule.appeal.remedy', { remedy: inWords(rung.remedy, t) }),
          ...furtherRung(rung, t),
        ],
      }
    }),
  )
