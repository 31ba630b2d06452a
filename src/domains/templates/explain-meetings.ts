/** The rules for meetings in plain words: notice, papers, agenda, and who adds to it. */
import type { Translate } from '../../platform/languages/index.ts'
import type { RuleLine } from './explain-template.ts'
import { explainSpan, spanWords } from './span-words.ts'
import type { MeetingRule } from './template-meetings.ts'
import type { Template } from './template.ts'
import { roleTitles } from './naming.ts'

const lineOf = (template: Template, rule: MeetingRule, t: Translate): RuleLine => {
  const { kind, notice, agenda, papers, items, emergency, joinFor, queue, chat } = rule
  const roles = items ? roleTitles(template, items.by, t) : ''
  return {
    name: t(`templates.rule.meeting.${kind}`),
    text: notice
      ? t('templates.rule.meeting.notice', { span: spanWords(notice, t) })
      : t('templates.rule.meeting.no-notice'),
    more: [
      ...(notice ? [t(`templates.rule.meeting.emergency.${emergency ?? 'no'}`)] : []),
      ...(agenda ? [t('templates.rule.meeting.agenda', { span: spanWords(agenda, t) })] : []),
      ...(papers ? [t('templates.rule.meeting.papers', { span: spanWords(papers, t) })] : []),
      ...(items ? [t('templates.rule.meeting.items', { roles })] : []),
      ...(items?.until
        ? [t('templates.rule.meeting.until', { span: spanWords(items.until, t) })]
        : []),
      t(`templates.rule.meeting.join.${joinFor ?? 'everybody'}`),
      ...(queue ? queueLines(queue, t) : []),
      ...(chat ? [chatLine(chat, t)] : []),
    ],
  }
}

const chatLine = (chat: NonNullable<MeetingRule['chat']>, t: Translate): string =>
  chat === 'none'
    ? t('templates.rule.meeting.chat.none')
    : t('templates.rule.meeting.chat', { seconds: Number.parseInt(chat.slow, 10) })

/** One line to each: `First: people who have not spoken yet.` */
const queueLines = (
  { order, turn }: NonNullable<MeetingRule['queue']>,
  t: Translate,
): readonly string[] => [
  ...order.map((rule, index) =>
    t('templates.rule.meeting.queue', {
      place: index + 1,
      what: t(`templates.rule.meeting.queue.${rule}`),
    }),
  ),
  ...(turn === undefined ? [] : [t('templates.rule.meeting.turn', { span: explainSpan(turn, t) })]),
]

export const meetings = (template: Template, t: Translate): readonly RuleLine[] =>
  template.meetings.map((rule) => lineOf(template, rule, t))
