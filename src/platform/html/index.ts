/** The door to pages: the document, its parts, and for whom they are written. */
export { Actions, type Action, type ActionsProps } from './actions.tsx'
export {
  comfort,
  favicon,
  htmlAssets,
  listening,
  liveCheck,
  liveRoom,
  stylesheet,
} from './assets.ts'
export type { HtmlAsset } from './assets.ts'
export { Checkbox, Choice, type CheckboxProps, type ChoiceProps } from './choice.tsx'
export { Clause, Redlined, type ClauseProps, type Piece } from './clause.tsx'
export { DataTable, type Column, type DataTableProps } from './data-table.tsx'
export { DateTime, Field, Select, TextArea } from './field.tsx'
export type { DateTimeProps, FieldProps, LineProps, Option } from './field.tsx'
export { Course, type CourseStop } from './course.tsx'
export { Button, Carried, Form, Hidden } from './form.tsx'
export type { Again, ButtonProps, FieldProblem, FormProps } from './form.tsx'
export { Followed, type FollowedProps } from './followed.tsx'
export { Gallery } from './gallery.tsx'
export { Gate, Gates, type GateProps } from './gate.tsx'
export { GroupDot, GROUPS_MAX, groupTones, type GroupTone } from './groups.tsx'
export { History, type Step } from './history.tsx'
export { LastWord, type LastWordProps } from './last-word.tsx'
export {
  Agreement,
  ButtonLink,
  Item,
  Link,
  List,
  Meta,
  More,
  Panel,
  Row,
  Section,
  Split,
  Unseen,
} from './layout.tsx'
export type { ItemProps, PanelProps, SectionProps, SplitProps } from './layout.tsx'
export { inlineHtml, type Footnotes } from './inline-markdown.ts'
export { withTerms, type TermLink, type TermsIn } from './term-links.ts'
export { LINEAGE_KINDS } from './lineage-layout.ts'
export type { LineageItem, LineageKind, LineageLink, LineageStage } from './lineage-layout.ts'
export { Lineage, type LineageProps } from './lineage.tsx'
export { Objection, OBJECTION_STATES } from './objection.tsx'
export type { ObjectionProps, ObjectionState } from './objection.tsx'
export { Page, type Crumb, type PageProps } from './page.tsx'
export { Pager, pagesAround, type PagerProps } from './pager.tsx'
export { Prose, UserText, type ProseProps } from './prose.tsx'
export { inLanguage, useReader } from './reader.tsx'
export type { NavLink, Reader, ReaderContext, ReaderViewer, Site } from './reader.tsx'
export { bytesOf, Kept, renderPage, renderPart, renderPieces } from './render.tsx'
export type { Look, Pieces } from './render.tsx'
export { SeatTable, type SeatGroup, type SeatTableProps } from './seat-table.tsx'
export { Share, SHARE_TONES, ShareBar } from './share.tsx'
export type { ShareKind, ShareProps, ShareRow, ShareTone } from './share.tsx'
export { Done, Empty, Receipt, Redacted, Refused } from './states.tsx'
export type { ReceiptProps, RedactedProps } from './states.tsx'
export { Tag, TimeLeft, timeLeftChangesAt, type TagProps, type TagTone } from './tag.tsx'
export { Track, type Stop } from './track.tsx'
export { Ago, Day, When, type WhenProps } from './when.tsx'
