/** The state of play for programs and for paper: the same lines, as JSON and as Markdown. Pure. */
import { formatWhen, type Translate } from '../../platform/languages/index.ts'
import type { Instant } from '../../platform/values.ts'
import type { ToldShown } from '../stewards/index.ts'
import type { StateLine, StateOfPlay } from './state.ts'

const iso = (at: Instant | undefined) => (at === undefined ? {} : new Date(at).toISOString())

export const stateJson = (state: StateOfPlay, history: ToldShown | undefined): object => ({
  ...state,
  parts: Object.fromEntries(
    state.parts.map(({ kind, lines }) => [
      kind,
      lines.map(({ until, since, ...line }) => ({
        ...line,
        ...(until === undefined ? {} : { until: iso(until) }),
        ...(since === undefined ? {} : { since: iso(since) }),
      })),
    ]),
  ),
  ...(history ? { history: { version: history.version, words: history.words } } : {}),
})

/** What somebody typed stays what it was: a bracket or a star of theirs makes no markup. */
const plain = (text: string) => text.replace(/[\\`*_{}[\]<>#|]/g, '\\$&').replaceAll(/\s+/g, ' ')

export type Paper = { readonly t: Translate; readonly url: string }

export function stateMarkdown(
  state: StateOfPlay,
  history: ToldShown | undefined,
  { t, url }: Paper,
): string {
  const line = ({ what, href, note, until, since, met }: StateLine) => {
    const hour = until ?? since
    const parts = [
      `[${plain(what)}](${url}${href})`,
      ...(met === undefined ? [] : [t(met ? 'html.gate.met' : 'html.gate.open')]),
      ...(note === undefined ? [] : [plain(note)]),
      ...(hour === undefined ? [] : [formatWhen(hour, 'UTC', t.language)]),
    ]
    return `- ${parts.join(' · ')}`
  }
  const sections = state.parts.map(({ kind, lines }) =>
    [`## ${t(`standing.part.${kind}`)}`, '', ...lines.map(line)].join('\n'),
  )
  return `${[
    `# ${plain(state.title)}`,
    plain(state.question),
    ...(state.stage === undefined ? [] : [t('standing.stage', { stage: plain(state.stage) })]),
    `${t('html.last-word')} ${plain(state.lastWord)}`,
    ...sections,
    ...(history ? [`## ${t('standing.history.title')}`, history.words] : []),
  ].join('\n\n')}\n`
}
