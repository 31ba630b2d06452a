/** The files of a message, and the field that takes them. Pure. */
import { Field, Link, Meta, Redacted, useReader, UserText } from '../../platform/html/index.ts'
import { ATTACHMENT_BYTES_MAX, ATTACHMENTS_MAX } from './attachment.ts'
import type { Around, FileShown } from './shown.ts'

const KILOBYTE = 1024

export function FileList({ files }: { readonly files: readonly FileShown[] }) {
  const { t } = useReader()
  if (files.length === 0) return null
  return files.map(({ attachment: { id, size, scanned }, name }) =>
    'text' in name ? (
      <Meta>
        <Link to={`/attachments/${id}`}>
          <UserText>{name.text}</UserText>
        </Link>
        {' · '}
        {t('discussions.file.size', { size: Math.ceil(size / KILOBYTE) })}
        {' · '}
        {t(scanned ? 'discussions.file.scanned' : 'discussions.file.unscanned')}
      </Meta>
    ) : (
      <Redacted entry={{ number: name.removed, href: `/record/entries/${name.removed}` }} />
    ),
  )
}

export function FilesField({ scene }: { readonly scene: Around }) {
  const { t } = useReader()
  const isClosed = scene.place.about.kind === 'list'
  const bounds = { most: ATTACHMENTS_MAX, size: ATTACHMENT_BYTES_MAX / KILOBYTE / KILOBYTE }
  return (
    <Field
      name="files"
      type="file"
      multiple
      label={t('discussions.files')}
      hint={`${t('discussions.files.bounds', bounds)} ${t(
        isClosed ? 'discussions.files.closed' : 'discussions.files.open',
      )}`}
    />
  )
}
