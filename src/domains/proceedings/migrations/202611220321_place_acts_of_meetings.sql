-- Acts of meetings from before they were placed by meeting: `/meetings/…/record` has them all.
-- On what they are about stands which meeting that was; a removed text is of every page, not of one.
insert into entry_places (place, idx)
select old.place, old.idx
from (
  select entries.obj as place, entries.idx as idx
  from entries
  where entries.obj like 'meeting:%' and entries.act <> 'redact'
  union
  select 'meeting:' || notes.meeting_id, entries.idx
  from notes join entries on entries.obj = 'note:' || notes.id
  where entries.act <> 'redact'
  union
  select 'meeting:' || hums.meeting_id, entries.idx
  from hums join entries on entries.obj = 'hum:' || hums.id
  where entries.act <> 'redact'
  union
  select actions.source, entries.idx
  from actions join entries on entries.obj = 'action:' || actions.id
  where actions.source like 'meeting:%' and entries.act <> 'redact'
) as old
where old.place is not null
on conflict (place, idx) do nothing;
