/** The words that our mails ask for are words that we understand, in each language. */
import { expect, test } from 'vitest'
import { LANGUAGES, openCatalogues } from '../../platform/languages/index.ts'
import { SOURCES } from '../../site.ts'
import { type CommandKind, understand } from '../commands/index.ts'

const catalogues = openCatalogues(SOURCES)
/** What stands in quotes of any language. */
const QUOTED = /[“«「]\s*([^”»」]+?)\s*[”»」]/gu

const ASKED: readonly (readonly [
  'replies.ask.confirm' | 'replies.ask.agree' | 'replies.join.agree' | 'replies.ask.again',
  readonly CommandKind[],
])[] = [
  ['replies.ask.confirm', ['confirm', 'stop']],
  ['replies.ask.again', ['confirm', 'stop']],
  ['replies.ask.agree', ['agree']],
  ['replies.join.agree', ['agree']],
]

test.each(LANGUAGES.flatMap((language) => ASKED.map((asked) => [language, ...asked] as const)))(
  'in %s, %s names words that are understood',
  (language, key, kinds) => {
    const said = catalogues.translator(language)(key, { days: 7 })
    const words = [...said.matchAll(QUOTED)].map(([, word]) => word ?? '')
    const understood = words.map((word) => understand(word, 'pending', language))
    const found = understood.map((one) => (one.kind === 'command' ? one.command.kind : one.kind))
    expect([...new Set(found)].toSorted()).toEqual([...kinds].toSorted())
  },
)

test.each(LANGUAGES)('in %s the word that lets strangers join begins joining', (language) => {
  const said = catalogues.translator(language)('replies.stranger.join')
  const [, word = ''] = [...said.matchAll(QUOTED)][0] ?? []
  expect(understand(word, 'front', language)).toMatchObject({ command: { kind: 'join' } })
  expect(understand(word, 'process', 'en')).toMatchObject({ command: { kind: 'join' } })
})
