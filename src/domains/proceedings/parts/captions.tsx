/** What was said, as captions have it: each language of the transcript behind a link. */
import { Link, List, useReader } from '../../../platform/html/index.ts'
import { inOrder, pushesOf } from '../../captions/index.ts'
import { tallied } from '../figures.ts'
import { listed } from '../markdown.ts'
import type { ProceedingsPart } from '../part.ts'

type InLanguage = { readonly of: string; readonly count: number; readonly path: string }

export const captionsPart: ProceedingsPart = {
  name: 'captions',
  order: 42,
  async load({ read, shown, t }) {
    const pushes = await pushesOf(read, shown.meeting.id)
    if (pushes.length === 0) return undefined
    const path = `/meetings/${shown.meeting.id}/captions`
    const languages = tallied(inOrder(pushes).map(({ language }) => language)).flatMap(
      ({ of, count }): readonly InLanguage[] =>
        of === undefined ? [] : [{ of, count, path: `${path}?language=${of}` }],
    )
    return {
      heading: 'captions.title',
      node: <Transcripts languages={languages} />,
      md: listed(
        languages.map(({ of, count }) => t('proceedings.captions', { language: of, count })),
      ),
      json: { languages, pushes: pushes.map(({ id }) => id) },
    }
  },
}

function Transcripts({ languages }: { readonly languages: readonly InLanguage[] }) {
  const { t, language } = useReader()
  const names = new Intl.DisplayNames([language], { type: 'language' })
  return (
    <List>
      {languages.map(({ of, count, path }) => (
        <li>
          <Link to={path}>
            {t('proceedings.captions', { language: names.of(of) ?? of, count })}
          </Link>
        </li>
      ))}
    </List>
  )
}
