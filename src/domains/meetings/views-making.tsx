/** The form for a cycle of meetings as it comes back. Pure. */
import { Page, useReader } from '../../platform/html/index.ts'
import type { Words } from '../../platform/record/index.ts'
import { placeOf, type Hosting } from './hosting.ts'
import type { Scene } from './shown.ts'
import { CycleForm } from './views-cycles.tsx'

export type MakingShown = Pick<Scene, 'now' | 'viewer'> & {
  readonly returned?: Scene['returned'] | undefined
  readonly hosting: Hosting
}

const NO_WORDS: Words = {
  get: () => ({ kind: 'text', text: '', mediaType: 'text/plain' }),
}

export function MakingCyclePage({ shown }: { readonly shown: MakingShown }) {
  const { t } = useReader()
  const { hosting, now, viewer, returned } = shown
  const { path, slug, practice } = placeOf(hosting)
  const scene: Scene = { words: NO_WORDS, names: new Map(), now, viewer, returned }
  return (
    <Page
      title={t('meetings.cycle.make')}
      section="bodies"
      practice={practice}
      crumbs={[{ label: slug, href: path }]}
    >
      <CycleForm scene={scene} hosting={hosting} />
    </Page>
  )
}
