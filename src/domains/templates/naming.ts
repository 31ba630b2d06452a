/** What a template calls its parts, in the reader's language. Decides nothing. */
import { formatList, type Translate } from '../../platform/languages/index.ts'
import type { InLanguages } from './template-parts.ts'
import { findStage, type Template } from './template.ts'

export const inWords = (words: InLanguages, { language }: Translate): string => words[language]

/** What one agrees to before one speaks, a sentence each; nothing where no template is. */
export const undertakingPoints = (template: Template | undefined, t: Translate) =>
  template?.undertakings.map(({ text }) => inWords(text, t)) ?? []

/** A role by the template's own title; a role it does not name stands as it is. */
export function roleTitle(template: Template, role: string, t: Translate): string {
  const named = template.roles.find(({ id }) => id === role)
  return named ? inWords(named.title, t) : role
}

export const roleTitles = (template: Template, roles: readonly string[], t: Translate): string =>
  roles.length === 0
    ? t('templates.nobody')
    : formatList(
        roles.map((role) => roleTitle(template, role, t)),
        t.language,
        'disjunction',
      )

export function stageTitle(template: Template, id: string, t: Translate): string {
  const stage = findStage(template, id)
  return stage ? inWords(stage.title, t) : t('templates.stage.conclusion')
}

export function groupTitle({ grouping }: Template, id: string, t: Translate): string {
  const group = grouping.kind === 'none' ? undefined : grouping.groups.find((one) => one.id === id)
  return group ? inWords(group.label, t) : id
}
