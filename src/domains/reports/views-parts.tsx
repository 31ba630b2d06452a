/** What the pages of reports share: what was reported, and by what name its author goes. Pure. */
import {
  Link,
  Meta,
  Panel,
  Prose,
  useReader,
  UserText,
  type Again,
} from '../../platform/html/index.ts'
import type { Words } from '../../platform/record/index.ts'
import type { Named, PersonId } from '../people/index.ts'
import type { Found } from './reportable.ts'

export type Returned = { readonly again: Again; readonly refusal: string | undefined }

export type Scene = {
  readonly words: Words
  readonly names: ReadonlyMap<PersonId, Named>
}

type Of = { readonly scene: Scene; readonly found: Found }

/** Of whom it is, and where it was said. */
export function useSaying(scene: Scene) {
  const { t } = useReader()
  return ({ author, name, place }: Found) => {
    const wording = scene.words.get(place.title)
    return t('reports.what', {
      name: (author ? scene.names.get(author)?.name : name) || t('reports.nobody'),
      place: wording.kind === 'text' ? wording.text : t('html.redacted'),
    })
  }
}

/** The words themselves, as whoever reports or decides has to see them. */
export function Reported({ scene, found }: Of) {
  const { t } = useReader()
  const saying = useSaying(scene)
  return (
    <Panel tint>
      <Meta>
        <Link to={found.href}>
          <UserText>{saying(found)}</UserText>
        </Link>
      </Meta>
      {found.words === undefined ? <p>{t('reports.gone')}</p> : <Prose text={found.words} />}
    </Panel>
  )
}
